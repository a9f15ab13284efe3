import { hbaseError } from '../../base/errors.ts';
import { NamespaceDescriptor } from '../../model/namespace-descriptor.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { NamespaceProcedure } from './namespace-procedure.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';

const STATE = {
  PREPARE: 1,
  CREATE_DIRECTORY: 2,
  INSERT_INTO_NS_TABLE: 3,
  UPDATE_ZK: 4,
  SET_NAMESPACE_QUOTA: 5,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

export class CreateNamespaceProcedure extends NamespaceProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.CreateNamespaceProcedure';
  override readonly className = CreateNamespaceProcedure.className;
  #descriptor!: NamespaceDescriptor;

  static of(user: string, descriptor: NamespaceDescriptor): CreateNamespaceProcedure {
    const procedure = new CreateNamespaceProcedure();
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
        if (env.namespaces.has(this.namespace))
          throw hbaseError('NamespaceExistException', `Namespace ${this.namespace} already exists`);
        this.preparationDone();
        return { next: STATE.CREATE_DIRECTORY };
      case STATE.CREATE_DIRECTORY:
        await env.fileSystem.createNamespace(this.namespace);
        return { next: STATE.INSERT_INTO_NS_TABLE };
      case STATE.INSERT_INTO_NS_TABLE:
        await env.namespaces.write(this.#descriptor);
        return { next: STATE.UPDATE_ZK };
      case STATE.UPDATE_ZK:
        await env.namespaces.mirror(this.#descriptor);
        return { next: STATE.SET_NAMESPACE_QUOTA };
      case STATE.SET_NAMESPACE_QUOTA:
        return NO_MORE_STATE;
    }
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('CreateNamespaceStateData', pb.CreateNamespaceStateData, {
        namespace_descriptor: this.#descriptor.toProto(),
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('CreateNamespaceStateData', pb.CreateNamespaceStateData);
    this.#descriptor = NamespaceDescriptor.fromProto(data.namespace_descriptor);
  }
}
