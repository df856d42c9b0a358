"""What the server counts, for Prometheus; nothing of what is asked or answered is told."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from records.answer import Answer, Guarded

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """The counters of one application; safe to share between threads."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._requests = Counter(
            "tro_ly_http_requests",
            "Requests by route and status; requests of no known route are counted together.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "tro_ly_http_request_seconds",
            "Seconds from a request to the end of its response.",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._in_flight = Gauge(
            "tro_ly_http_requests_in_flight", "Requests that are being answered.", registry=self._registry
        )
        self._answers = Counter(
            "tro_ly_answers",
            "Answers given over HTTP, by status and writer.",
            ("status", "writer"),
            registry=self._registry,
        )
        self._guarded = Counter(
            "tro_ly_guarded_claims", "Claims of the language model by verdict.", ("verdict",), registry=self._registry
        )
        self._articles = Gauge("tro_ly_articles", "Articles in the store.", registry=self._registry)
        for verdict in Guarded.__slots__:
            self._guarded.labels(verdict)

    def begun(self) -> None:
        """Counts a request that has come in."""
        self._in_flight.inc()

    def ended(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts its response."""
        self._in_flight.dec()
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def answered(self, answer: Answer) -> None:
        """Counts an answer that was given, and what became of the claims of the language model."""
        writer = "extractive" if answer.made_with.writer == "extractive" else "model"
        self._answers.labels(answer.status.value, writer).inc()
        for verdict in Guarded.__slots__ if answer.made_with.guarded else ():
            self._guarded.labels(verdict).inc(getattr(answer.made_with.guarded, verdict))

    def text(self, articles: int) -> bytes:
        """All counts in Prometheus' text format."""
        self._articles.set(articles)
        return generate_latest(self._registry)
