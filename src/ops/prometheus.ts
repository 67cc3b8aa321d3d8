import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Metrics } from '../ports/metrics';

const buckets = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15];

const help: Record<string, string> = {
  events_total: 'Events accepted into the inbox',
  ack_seconds: 'From reading an event to its durable acceptance',
  turns_total: 'Events handled, by decision',
  turn_seconds: 'From acceptance to the commit of the answer',
  turn_failures_total: 'Turns that threw',
  sends_total: 'Messages by outcome',
  send_seconds: 'Duration of one send',
  webhook_refused_total: 'Webhook calls refused or ignored',
  http_requests_total: 'Requests by route and status',
};

/** Prometheus metrics. Labels are from our own code, never from what people write. */
export function prometheus(withProcess: boolean): Metrics & { text(): Promise<string>; type: string } {
  const registry = new Registry();
  if (withProcess) collectDefaultMetrics({ register: registry });
  const counters = new Map<string, Counter>();
  const histograms = new Map<string, Histogram>();
  const gauges = new Map<string, Gauge>();
  const about = (name: string, labels: Record<string, string>) => ({
    name: `thonban_${name}`,
    help: help[name] ?? name,
    labelNames: Object.keys(labels),
    registers: [registry],
  });
  const once = <T>(map: Map<string, T>, name: string, make: () => T): T => {
    const found = map.get(name) ?? make();
    map.set(name, found);
    return found;
  };
  return {
    count: (name, labels = {}, by = 1) => once(counters, name, () => new Counter(about(name, labels))).inc(labels, by),
    time: (name, seconds, labels = {}) =>
      once(histograms, name, () => new Histogram({ ...about(name, labels), buckets })).observe(labels, seconds),
    gauge: (name, value, labels = {}) => once(gauges, name, () => new Gauge(about(name, labels))).set(labels, value),
    text: () => registry.metrics(),
    type: registry.contentType,
  };
}
