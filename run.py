"""The command line: parses arguments, calls one function, prints. Data goes to standard output, words to standard error."""

from __future__ import annotations

import json
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from events.counts import counts_in_markdown, counts_in_words
from events.curation import check_curation
from events.event_words import counted
from events.loading import Table, TableError, read_table
from events.problem_words import problem_grids, problem_line

if TYPE_CHECKING:
    from events.articles import Draft

TABLE = Path(__file__).parent / "events" / "events.csv"
EXPORT_FORMATS = {"": "", "timelinejs": ".timelinejs.csv", "html": ".html", "csv": ".csv"}
EXPORT_FORMATS |= {"json": ".json", "ics": ".ics", "parquet": ".parquet"}


class Refusal(click.ClickException):
    """Something that a user can mend: one clear sentence, exit status 2."""

    exit_code = 2


class _Commands(click.Group):
    """`run.py TABLE` is `run.py serve TABLE`; a mistyped command is not taken for a table."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else ""
        options = {"-h", "--help", "--version"}
        if first not in self.commands and first not in options:
            args = ["serve", *args]
        return super().parse_args(ctx, args)


def _read(path: str | Path) -> Table:
    try:
        return read_table(path)
    except TableError as error:
        raise Refusal(str(error)) from None


_FILTERS = [
    ("--countries", "Country codes or names, comma between: RUS,PRK."),
    ("--match", "What several countries mean: all (default), any, only."),
    ("--types", "Event types, comma between: visit,treaty."),
    ("--from", "First day, month or year: 2019."),
    ("--to", "Last day, month or year: 2024-06."),
    ("--text", "Words that title, summary or place must hold."),
    ("--status", "confirmed, reported, disputed, planned, cancelled; comma between."),
]


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the filters, in the same words as the page and the address bar."""
    for name, words in reversed(_FILTERS):
        command = click.option(name, f"filter_{name[2:]}", default="", metavar="", help=words)(command)
    return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Show a table of events among countries as an interactive timeline.

    Without a command: serve TABLE (events/events.csv) at http://127.0.0.1:8050; with --port, --host, --open and others, which
    serve --help explains.
    """


@cli.command()
@click.argument("table", default=str(TABLE))
@click.option("--port", default=8050, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that serve the page, for many readers; with several nothing can be added on the page.",
)
@click.option("--engine", default="", metavar="", help="pandas, duckdb or spark; chosen by the table where it is not given.")
@click.option("--master", default="", metavar="", help="Spark's: local[2], spark://host:7077, sc://host:15002.")
@click.option("--context", default="", metavar="", help="A table whose monthly counts can stand behind the events.")
def serve(table: str, port: int, host: str, open_browser: bool, workers: int, **place: str) -> None:
    """Serve the dashboard (the default command)."""
    _refuse_unknown_command(table)
    why = _engine_words(table, place["engine"], place["master"])
    run_server = (
        _one_process(table, host, port, place) if workers == 1 else _several_processes(table, host, port, workers, place)
    )
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    shared = "" if workers == 1 else f", read only, from {workers} processes"
    click.echo(f"The timeline of {table} is at {address}{shared} (stop with Ctrl+C).", err=True)
    click.echo(why, err=True)
    if open_browser:
        webbrowser.open(address)
    run_server()


def _engine_words(table: str, engine: str, master: str) -> str:
    """Return the sentence that says which engine is taken and why."""
    from events.engines import choose_engine

    try:
        return choose_engine(table, engine, master)[1]
    except TableError as error:
        raise Refusal(str(error)) from None


def _one_process(table: str, host: str, port: int, place: dict[str, str]) -> Callable[[], None]:
    from waitress import create_server

    from dashboard.app import create_app
    from dashboard.serving import freeze_memory

    live, behind = _follow(table, **place)
    with _listening(host, port):
        server = create_server(create_app(live, context=behind).server, host=host, port=port, threads=8)
    freeze_memory()
    return server.run


def _follow(table: str, engine: str, master: str, context: str) -> tuple[Any, Any]:
    """Return a table, followed wherever it lives, and the table that is to stand behind it, or None."""
    from events.live_store import LiveStore, follow

    try:
        return follow(table, engine, master), LiveStore(context) if context else None
    except TableError as error:
        raise Refusal(str(error)) from None


def _several_processes(table: str, host: str, port: int, workers: int, place: dict[str, str]) -> Callable[[], None]:
    from dashboard.serving import ServingError, listen, read_only_app, refuse_platform, serve_in_processes

    def run_server() -> None:
        try:
            serve_in_processes(listener, partial(read_only_app, table, **place), workers)
        except ServingError as error:
            raise Refusal(str(error)) from None

    try:
        refuse_platform()
    except ServingError as error:
        raise Refusal(str(error)) from None
    _follow(table, **place)
    with _listening(host, port):
        listener = listen(host, port)
    return run_server


@contextmanager
def _listening(host: str, port: int) -> Iterator[None]:
    """Say in one sentence why an address cannot be listened on."""
    _refuse_busy_port(host, port)
    try:
        yield
    except ValueError:  # a host that is not found
        raise Refusal(f'There is no address "{host}" to listen on. Write one of this computer, such as 127.0.0.1.') from None
    except OSError as error:
        raise Refusal(f"Cannot listen on {host} port {port}: {error.strerror}.") from None


def _refuse_unknown_command(table: str) -> None:
    if not Path(table).exists() and "." not in table and "/" not in table:
        known = ", ".join(sorted(cli.commands))
        raise Refusal(f'There is no command and no file "{table}". The commands are {known}.')


def _refuse_busy_port(host: str, port: int) -> None:
    if _is_busy(host, port):
        free = next((other for other in range(port + 1, min(port + 100, 65536)) if not _is_busy(host, other)), None)
        advice = f" Port {free} is free: add --port {free}." if free else ""
        raise Refusal(f"Port {port} is in use by another program.{advice}")


def _is_busy(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.settimeout(0.5)
        try:
            return probe.connect_ex((host, port)) == 0
        except OSError:
            return False


@cli.command()
@click.argument("table", default=str(TABLE))
@click.option("--json", "as_json", is_flag=True, help="The same as data.")
def check(table: str, as_json: bool) -> None:
    """Name every problem of TABLE, the rules of docs/curation.md included; exit status 1 if there is any.

    A table on a terminal; one line a problem where the output goes to a file or another program.
    """
    read = _read(table)
    for assumption in read.assumptions:
        click.echo(f"assumed: {assumption}", err=True)
    problems = read.problems + check_curation(read)
    if as_json:
        click.echo(json.dumps([problem.as_dict() for problem in problems], ensure_ascii=False, indent=2))
    elif sys.stdout.isatty():
        Console().print(*problem_grids(problems), sep="\n", end="")
    else:
        for problem in problems:
            click.echo(problem_line(problem))
    shown = [counted(len(read.events), "event"), counted(len(read.sources), "source"), counted(len(read.eras), "era")]
    click.echo(f"{table}: {', '.join(shown)}; {counted(len(problems), 'problem')}.", err=True)
    sys.exit(1 if problems else 0)


@cli.command()
@click.argument("table", default=str(TABLE))
@click.option("--date", required=True, help="As precisely as it is known: 2024-06-19, 2023-09, settembre 2023.")
@click.option("--countries", required=True, help="Two or more, ; between; who acts comes first: RUS; PRK.")
@click.option("--type", "event_type", required=True, help="What happened, such as visit or treaty.")
@click.option("--title", required=True, help="At most 80 characters, neutral.")
@click.option("--sources", required=True, help="Ids of sources.csv or web addresses, ; between.")
@click.option("--id", "event_id", default="", help="Made from date and title where it is not given.")
@click.option("--summary", default="")
@click.option("--status", default="", help="confirmed (default), reported, disputed, planned, cancelled.")
@click.option("--denied-by", default="", help="The countries that deny it.")
@click.option("--importance", default="", help="1 to 5.")
@click.option("--place", default="")
@click.option("--related", default="", help="Ids of the events that this one follows.")
@click.option("--notes", default="")
def add(table: str, event_type: str, event_id: str, **others: str) -> None:
    """Add one event at the end of TABLE; exit status 1, and nothing written, where a cell is wrong."""
    from events.appending import AppendError, append_row, check_row

    cells = {"id": event_id, "type": event_type, **others}
    try:
        checked = check_row(table, cells)
        added = append_row(table, cells) if checked.is_valid else checked
    except (AppendError, TableError) as error:
        raise Refusal(str(error)) from None
    for problem in added.problems if not added.is_valid else checked.problems:
        click.echo(f"{problem.level}: {problem}", err=True)
    if not added.is_valid:
        click.echo(f"Nothing was added to {table}.", err=True)
        sys.exit(1)
    click.echo(added.id)
    click.echo(f"Added to {table} in line {added.line}.", err=True)


@cli.command("count")
@click.argument("table", default=str(TABLE))
@click.option("--markdown", is_flag=True, help="As docs/table.md has it.")
def count_table(table: str, markdown: bool) -> None:
    """Count TABLE's events by pair, type, decade and so on, and its sources by language and publisher."""
    read = _read(table)
    click.echo(counts_in_markdown(read) if markdown else counts_in_words(read), nl=False)


@cli.command()
@click.argument("out")
@click.argument("table", default=str(TABLE))
@click.option("--format", "format_name", default="", metavar="", help="The format, where the suffix does not tell: timelinejs.")
@click.option(
    "--plotlyjs",
    type=click.Choice(["inline", "cdn"]),
    default="inline",
    show_default=True,
    help="Put plotly.js into the HTML file, or fetch it when the file is opened (1.9 MB less, but a network is needed).",
)
@filter_options
def export(out: str, table: str, format_name: str, plotlyjs: str, **filters: str) -> None:
    """Write the events to OUT; its suffix tells the format: .html .csv .json .ics .parquet .timelinejs.csv."""
    from dashboard.export import write_export
    from dashboard.url_state import parse_selection
    from events.engines import is_parquet
    from events.queries import count_events

    if format_name not in EXPORT_FORMATS:
        known = ", ".join(filter(None, EXPORT_FORMATS))
        raise Refusal(f'--format: "{format_name}" is not one of {known}.')
    read = _follow(table, "", "", "")[0].snapshot().table if is_parquet(table) else _read(table)
    selection, complaints = parse_selection({name.removeprefix("filter_"): text for name, text in filters.items()})
    if complaints:
        raise Refusal(" ".join("--" + complaint for complaint in complaints))
    if any(filters.values()) and count_events(read.events, selection) == 0:
        raise Refusal(f"No event fits these filters: {out} was not written.")
    try:
        said = write_export(read, Path(out), selection, plotlyjs, EXPORT_FORMATS[format_name])
    except ValueError as error:
        raise Refusal(str(error)) from None
    except OSError as error:
        raise Refusal(f"{out} cannot be written: {error.strerror}.") from None
    click.echo(said, err=True)


@cli.command("import")
@click.argument("format_name", metavar="FORMAT")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.argument("out")
@click.option("--replace", "overwrite", is_flag=True, help="Write OUT anew where it exists.")
def import_table(format_name: str, sources: tuple[str, ...], out: str, overwrite: bool) -> None:
    """Make a large table (OUT.parquet) or one to edit (OUT.csv) of other people's files.

    FORMAT is gdelt, timelinejs, acled, polecat, icews or the path of a mapping file (.toml): docs/importing.md. Rows that
    become no event are counted by reason and kept in OUT.rejected.csv.
    """
    from events.formats.importing import ImportingError, expand_sources, import_events

    try:
        paths = expand_sources(sources)
        with _progress_of_reading(sum(path.stat().st_size for path in paths)) as progress:
            imported = import_events(format_name, paths, out, overwrite=overwrite, progress=progress)
    except ImportingError as error:
        raise Refusal(str(error)) from None
    click.echo(str(imported), err=True)


@contextmanager
def _progress_of_reading(size: int) -> Iterator[Callable[[int], None]]:
    """Draw on standard error how much of so many bytes is read, from the first on, and say when only writing is left."""
    with ExitStack() as drawn:
        bar = click.progressbar(length=size, label="Reading", file=sys.stderr)

        def told(count: int) -> None:
            if count:
                if not bar.pos:
                    drawn.enter_context(bar)
                bar.update(count)
            else:
                bar.render_finish()
                click.echo("Sorting and writing.", err=True)

        yield told


@cli.command()
@click.argument("article")
@click.argument("table", default=str(TABLE))
@click.option("--published", default="", metavar="DATE", help="When it was published; otherwise looked for in the text.")
@click.option("--url", default="", help="Its address, for sources.csv.")
@click.option("--language", default="", metavar="CODE", help="Its language, such as it; otherwise detected.")
@click.option("--json", "as_json", is_flag=True, help="The drafts as data, with the sentence and its offsets.")
@click.option("--append", is_flag=True, help="Show the drafts and add the chosen ones to TABLE.")
def draft(article: str, table: str, published: str, url: str, language: str, as_json: bool, append: bool) -> None:
    """Draft events from the text or web page ARTICLE (- for standard input), as rows of the table."""
    from events import articles, columns
    from events.article_reading import detect_language, find_published, is_too_short_to_tell, read_article
    from events.article_words import languages
    from events.dates import DateError, parse_date

    if append and article == "-":
        raise Refusal("--append asks which drafts to add, so the article cannot come from standard input: name a file.")
    read = read_article(_article_text(article))
    if not read.text.strip():
        raise Refusal(f"{article} holds no text.")
    known = language or (read.language if read.language in languages() else "")
    if not known and is_too_short_to_tell(read.text):
        raise Refusal(f"{article} is too short to tell its language: add --language, such as --language it.")
    spoken = known or detect_language(read.text, languages())
    try:
        stated = published or read.published
        when = parse_date(stated) if stated else find_published(read.text, spoken)
        drafts, unread = articles.read_events_of(read.text, published=when, language=spoken)
    except (DateError, ValueError) as error:
        raise Refusal(str(error)) from None
    address = url or read.url
    source = articles.source_row(replace(read, language=spoken), address, when)
    if when is None:
        click.echo('No date of publication was found: add --published to date "yesterday" and the news itself.', err=True)
    for line in articles.describe_unread(unread):
        click.echo(line, err=True)
    if as_json:
        click.echo(json.dumps([one.as_data() for one in drafts], ensure_ascii=False, indent=2))
    elif append:
        _append_chosen(drafts, source, Path(table))
    else:
        rows = (one.as_row(source["id"] if address else "") for one in drafts)
        click.echo(articles.rows_as_csv(rows, columns.names(columns.EVENT_COLUMNS)), nl=False)
    for line in articles.describe_guesses(drafts):
        click.echo(line, err=True)
    click.echo(f"{article}: {len(drafts)} draft{'s' * (len(drafts) != 1)}, language {spoken}.", err=True)


def _article_text(article: str) -> str:
    try:
        return sys.stdin.read() if article == "-" else Path(article).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Refusal(f"{article} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Refusal(f"{article} is not UTF-8 text. Save it as UTF-8.") from None


def _append_chosen(drafts: list[Draft], source: dict[str, str], table: Path) -> None:
    """Show the drafts, ask which to add, and add them and their source to the two tables."""
    from events.appending import AppendError, append_row
    from events.citing import add_source

    if not source["url"]:
        raise Refusal("An event needs a source: add --url with the address of the article.")
    _read(table)
    for number, one in enumerate(drafts, start=1):
        guess = " (the type is a guess)" * one.is_type_a_guess
        what = f"{one.type}{guess}  {one.title}" if one.type else "(what happened was not recognised)"
        click.echo(f"{number}. {one.date or '?'}  {'; '.join(one.countries)}  {what}\n   {one.sentence}")
    answer = click.prompt("Add which? Numbers with commas, all, or none", default="none")
    chosen = _chosen(answer, drafts)
    if not chosen:
        return
    try:
        cited = add_source(table, source)
        added = [append_row(table, one.as_row(cited)) for one in chosen]
    except AppendError as error:
        raise Refusal(str(error)) from None
    for row in added:
        for problem in row.problems:
            click.echo(f"{problem.level}: {problem}", err=True)
    click.echo(f"{table}: {sum(row.is_valid for row in added)} added.", err=True)


def _chosen(answer: str, drafts: list[Draft]) -> list[Draft]:
    words = answer.replace(",", " ").casefold().split()
    if words in (["none"], ["all"]):
        return drafts if words == ["all"] else []
    if not all(word.isdigit() and 1 <= int(word) <= len(drafts) for word in words):
        raise Refusal(f'"{answer}" names no draft. Write numbers from 1 to {len(drafts)}, all, or none.')
    return [drafts[int(word) - 1] for word in words]


if __name__ == "__main__":
    cli()
