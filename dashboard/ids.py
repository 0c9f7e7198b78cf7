"""Every id of the page, a constant each; `assets/page.js` finds its parts by the same ids."""

DRAWING = "drawing"
SELECTION = "selection"
ANSWER = "answer"
KNOWN_VERSION = "known-version"
LATEST_VERSION = "latest-version"
CLOCK = "clock"
LOOK_REQUEST = "look-request"
LOOK = "look"
AROUND_REQUEST = "around-request"
AROUND = "around"
PAGE_REQUEST = "page-request"
PAGE_REPLY = "page-reply"
EVENT_REQUEST = "event-request"
EVENT_REPLY = "event-reply"
CONTEXT_REQUEST = "context-request"
CONTEXT = "context"
DOWNLOAD = "download"
DOWNLOAD_REQUEST = "download-request"
EXPORT_QUESTION = "export-question"
EXPORT_LOSSES = "export-losses"

# Questions about a table too large to be sent whole: where they are asked, where told, and who hears of it in the browser
LARGE_QUESTIONS = (
    (LOOK_REQUEST, LOOK, "receiveLook"),
    (AROUND_REQUEST, AROUND, "receiveAround"),
    (PAGE_REQUEST, PAGE_REPLY, "receivePage"),
    (EVENT_REQUEST, EVENT_REPLY, "receiveEvent"),
)

PAGE = "page"
TITLE = "page-title"
THEME_BUTTON = "theme-button"
EXPORT_MENU = "export-menu"
FILTERS = "filters"
SENTENCE = "sentence"
NOTICE = "notice"
TOOLBAR = "toolbar"
OVERVIEW = "overview"
TIMELINE = "timeline"
TIMELINE_HEAD = "timeline-head"
TIMELINE_SCROLL = "timeline-scroll"
TIMELINE_GRAPH = "timeline-graph"
TOOLTIP = "tooltip"
LEGEND = "legend"
DETAILS = "details"
EVENT_LIST = "list-of-events"  # no event has it: theirs begin with "event-"
PROBLEMS = "problems"
ANNOUNCER = "announcer"

# The page "From an article"
DESK = "article-desk"
DESK_TEXT = "article-text"
DESK_PUBLISHED = "article-published"
DESK_URL = "article-url"
DESK_TITLE = "article-title"
DESK_PUBLISHER = "article-publisher"
DESK_READ = "article-read"
DESK_WRITTEN = "article-written"
DESK_SAID = "article-said"
DESK_MARKED = "article-marked"
DESK_DRAFTS = "article-drafts"
DESK_ARTICLE = "article-data"
DESK_TYPES = "article-types"
DESK_STATUSES = "article-statuses"

# Of each of its drafts, with a number: types of pattern-matching ids
DRAFT_FIELD = "draft-field"
DRAFT_STATE = "draft-state"
DRAFT_BODY = "draft-body"
DRAFT_SAID = "draft-said"
DRAFT_WRITTEN = "draft-written"
DRAFT_ACCEPT = "draft-accept"
DRAFT_DISCARD = "draft-discard"
DRAFT_CITE = "draft-cite"

# Made in the browser, and sought there again
FILTER_RESET = "filter-reset"
CONTEXT_BUTTON = "context-button"
ERAS_BUTTON = "eras-button"
WINDOW_WORDS = "window-words"

# The form that adds an event, in the dashboard alone
ADD_EVENT = "add-event"
ADD_EVENT_CHOICES = "add-event-choices"
ADD_EVENT_DRAFT = "add-event-draft"
ADD_EVENT_JUDGEMENT = "add-event-judgement"
ADD_EVENT_REQUEST = "add-event-request"
ADD_EVENT_RESULT = "add-event-result"

# Of the exported file alone
PACKED_DRAWING = "packed-drawing"
PACKED_SCRIPTS = "packed-scripts"
PACKED_PLOTLY = "packed-plotly"
PLAIN_LIST = "plain-list"
