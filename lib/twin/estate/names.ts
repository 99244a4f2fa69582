import type { World } from '../world/world.ts';
import type { NamedAddresses, NameSource } from './dns/answer.ts';
import { type Authority, resolve } from './dns/resolve.ts';

/** Every name of the world and what it stands for. Sources are added while the data plane comes up. */
export class Names {
  readonly #sources: NameSource[] = [];
  readonly #world: World;
  #isCheckHealthy: (id: string) => boolean = () => true;
  #turn = 0;

  constructor(world: World) {
    this.#world = world;
  }

  get authority(): Authority {
    return {
      world: this.#world,
      named: (name) => this.#named(name),
      isCheckHealthy: (id) => this.#isCheckHealthy(id),
      chance: () => this.#chance(),
    };
  }

  add(source: NameSource): void {
    this.#sources.push(source);
  }

  /** From now on records with a health check are answered by what this says. */
  checkBy(isHealthy: (id: string) => boolean): void {
    this.#isCheckHealthy = isHealthy;
  }

  /** The addresses of a name, as a health checker's resolver finds them. */
  addressesOf(name: string): string[] {
    const { answers } = resolve(this.authority, name, 'A');
    return answers.flatMap(({ type, data }) => (type === 'A' ? [String(data)] : []));
  }

  #named(name: string): NamedAddresses | undefined {
    for (const source of this.#sources) {
      const found = source(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Steps of the golden section: spread like chance, and the same in every run. */
  #chance(): number {
    this.#turn += 1;
    return (this.#turn * 0.618_033_988_749_895) % 1;
  }
}
