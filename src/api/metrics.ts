/** Numbers for whoever runs the service, in the text format of Prometheus. */
import type { FastifyInstance } from "fastify";

/** Upper ends of the spans of time that are counted, in seconds. */
const spans = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

interface Timed {
  readonly labels: string;
  readonly within: number[];
  seconds: number;
  count: number;
}

declare module "fastify" {
  interface FastifyInstance {
    /** Everything counted since the start. */
    metricsText(): string;
  }
}

/** Counts what every route answers and how long it takes. */
export function measured(app: FastifyInstance): void {
  const requests = new Map<string, Timed>();
  let inFlight = 0;
  app.addHook("onRequest", async () => {
    inFlight += 1;
  });
  app.addHook("onResponse", async (request, reply) => {
    inFlight -= 1;
    // The pattern of the route, never the address itself: a client may not make up labels.
    const route = request.routeOptions.url ?? "unknown";
    const method = request.is404 ? "other" : request.method;
    const labels = `method="${method}",route="${route}",status="${reply.statusCode}"`;
    const known = requests.get(labels) ?? { labels, within: spans.map(() => 0), seconds: 0, count: 0 };
    requests.set(labels, known);
    const seconds = reply.elapsedTime / 1000;
    for (const [index, end] of spans.entries())
      if (seconds <= end) known.within[index] = (known.within[index] ?? 0) + 1;
    known.seconds += seconds;
    known.count += 1;
  });
  app.decorate("metricsText", () => {
    const { heapUsed, rssBytes, eventLoopDelay } = app.memoryUsage();
    return [
      ...family("thangdiem_requests_in_flight", "gauge", [`thangdiem_requests_in_flight ${inFlight}`]),
      ...family("thangdiem_request_seconds", "histogram", [...requests.values()].flatMap(timedLines)),
      ...gauge("thangdiem_heap_used_bytes", heapUsed),
      ...gauge("thangdiem_resident_memory_bytes", rssBytes),
      ...gauge("thangdiem_event_loop_delay_seconds", eventLoopDelay / 1000),
      "",
    ].join("\n");
  });
}

const family = (name: string, type: string, lines: readonly string[]): string[] => [
  `# HELP ${name} ${help[name] ?? name}`,
  `# TYPE ${name} ${type}`,
  ...lines,
];

const gauge = (name: string, value: number) => family(name, "gauge", [`${name} ${value}`]);

const help: Readonly<Record<string, string>> = {
  thangdiem_requests_in_flight: "Requests that are being answered.",
  thangdiem_request_seconds: "Time from a request to its answer.",
  thangdiem_heap_used_bytes: "Memory in use on the heap.",
  thangdiem_resident_memory_bytes: "Memory that the process holds.",
  thangdiem_event_loop_delay_seconds: "By how much work lags.",
};

const timedLines = ({ labels, within, seconds, count }: Timed): string[] => [
  ...spans.map((end, index) => `thangdiem_request_seconds_bucket{${labels},le="${end}"} ${within[index]}`),
  `thangdiem_request_seconds_bucket{${labels},le="+Inf"} ${count}`,
  `thangdiem_request_seconds_sum{${labels}} ${seconds}`,
  `thangdiem_request_seconds_count{${labels}} ${count}`,
];
