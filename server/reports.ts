// What a server says of itself: to load balancers (health), to people (status page), to collectors (metrics).

export interface HealthReport {
  /** The process lives and is not ending: /healthz. */
  readonly healthy: boolean;
  /** It can serve clients now: /readyz. */
  readonly ready: boolean;
  /** One line, e.g. `waiting for hbase:meta`. */
  readonly detail: string;
}

export interface StatusSection {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface StatusReport {
  /** e.g. `Master localhost,16000,1700000000000` */
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string | number])[];
  readonly sections: readonly StatusSection[];
}

/** Something that a server is at, or was at of late: HBase's MonitoredTask. */
export interface ReportedTask {
  /** Of calls, or of the server's own. */
  readonly kind: 'general' | 'handler';
  readonly description: string;
  readonly status: string;
  readonly state: 'RUNNING' | 'WAITING' | 'COMPLETE' | 'ABORTED';
  /** Wall clock, ms. */
  readonly startedAt: number;
  /** When it came into its state. */
  readonly stateSince: number;
}

/** A figure for /metrics; read when collected. */
export interface MetricSource {
  /** e.g. `colonnade_master_procedures` */
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  /** One value, or one for each set of labels. */
  read(): number | readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

/** What an info server asks its owner. */
export interface ReportSource {
  health(): HealthReport;
  status(): StatusReport;
  readonly metrics: readonly MetricSource[];
  tasks(): readonly ReportedTask[];
}
