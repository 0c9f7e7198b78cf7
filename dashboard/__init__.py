"""The page: what is drawn, how it is laid out, how it is exported. The only part that knows Dash and Plotly."""

VERSION = "0.1.0"
