import type { Fault } from '../service.ts';
import type { WireAnswer, WireRequest } from './http.ts';
import type { OperationModel, ProtocolName, ServiceModel } from './model.ts';

/** What a request asks for: an operation of the model, and how to read its input. */
export interface Ask {
  readonly operation: OperationModel;
  readInput(): Promise<Record<string, unknown>>;
}

/** A wire protocol, server side. It knows schemas and bytes, and no service. */
export interface Protocol {
  readonly name: ProtocolName;
  /** The operation that a request names: the model's, or the unknown name. */
  identify(model: ServiceModel, request: WireRequest): Ask | string;
  writeOutput(model: ServiceModel, operation: OperationModel, output: object, requestId: string): WireAnswer;
  /** `model` is absent when the service is not one of ours. */
  writeError(model: ServiceModel | undefined, fault: Fault, requestId: string): WireAnswer;
}
