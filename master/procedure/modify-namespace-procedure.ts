import { NamespaceDescriptor } from '../../model/namespace-descriptor.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { NamespaceProcedure } from './namespace-procedure.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';

const STATE = { PREPARE: 1, UPDATE_NS_TABLE: 2, UPDATE_ZK: 3 } as const;
type State = (typeof STATE)[keyof typeof STATE];

export class ModifyNamespaceProcedure extends NamespaceProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.ModifyNamespaceProcedure';
  override readonly className = ModifyNamespaceProcedure.className;
  #descriptor!: NamespaceDescriptor;
  #before: NamespaceDescriptor | undefined;

  static of(user: string, descriptor: NamespaceDescriptor): ModifyNamespaceProcedure {
    const procedure = new ModifyNamespaceProcedure();
    procedure.owner = user;
    procedure.#descriptor = descriptor;
    return procedure;
  }
  override get namespace(): string {
    return this.#descriptor.name;
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    switch (state) {
      case STATE.PREPARE:
        this.#before = env.namespaces.check(this.namespace);
        this.preparationDone();
        return { next: STATE.UPDATE_NS_TABLE };
      case STATE.UPDATE_NS_TABLE:
        await env.namespaces.write(this.#descriptor);
        return { next: STATE.UPDATE_ZK };
      case STATE.UPDATE_ZK:
        await env.namespaces.mirror(this.#descriptor);
        return NO_MORE_STATE;
    }
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('ModifyNamespaceStateData', pb.ModifyNamespaceStateData, {
        namespace_descriptor: this.#descriptor.toProto(),
        unmodified_namespace_descriptor: this.#before?.toProto(),
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('ModifyNamespaceStateData', pb.ModifyNamespaceStateData);
    this.#descriptor = NamespaceDescriptor.fromProto(data.namespace_descriptor);
    const before = data.unmodified_namespace_descriptor;
    this.#before = before == null ? undefined : NamespaceDescriptor.fromProto(before);
  }
}
