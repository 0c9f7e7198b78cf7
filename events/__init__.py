"""Dated, sourced events among countries: reading, checking and selecting them. Knows nothing of Dash or Plotly."""

from events.loading import Problem, Table, TableError, read_events, read_table

__all__ = ["Problem", "Table", "TableError", "read_events", "read_table"]
