import { Fault, type TwinService } from './service.ts';
import { loadModel, type ServiceModel } from './wire/model.ts';

/** The services of a twin, and their models, each loaded once and late. */
export class Catalogue {
  readonly services: readonly TwinService[];
  readonly #models = new Map<string, Promise<ServiceModel>>();

  constructor(services: readonly TwinService[]) {
    this.services = services;
  }

  find(signingName: string): TwinService | undefined {
    return this.services.find((service) => service.signingName === signingName);
  }

  /** Refuses a service by name when it is not one of ours. */
  get(signingName: string): TwinService {
    const service = this.find(signingName);
    if (service !== undefined) return service;
    throw new Fault('NotImplemented', `The twin does not model the service "${signingName}".`, {
      status: 501,
    });
  }

  async model(signingName: string): Promise<ServiceModel> {
    const service = this.get(signingName);
    const model = this.#models.get(signingName) ?? loadModel(service);
    this.#models.set(signingName, model);
    return await model;
  }
}
