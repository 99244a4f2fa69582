import { join } from 'node:path';
import { LandfallError } from '../../base/errors.ts';
import type { Problem } from '../../base/problem.ts';
import { isTemplate, readTemplate } from '../../syntax/index.ts';
import type { IacSet, IacUnit } from '../iac-set.ts';
import { cloudformationUnit } from './cloudformation-unit.ts';
import { readText } from './read-text.ts';

const SUFFIX = /\.(?:ya?ml|json|template|tf|tfstate)$/;

interface Supplied {
  readonly supplied?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Takes file after file, and makes one set of them. */
export class Reading {
  private readonly units: IacUnit[] = [];
  private readonly refused: Problem[] = [];
  private readonly ignored: string[] = [];
  private readonly root: string;
  private readonly shown: (file: string) => string;
  private readonly supplied: Readonly<Record<string, Readonly<Record<string, string>>>>;

  constructor(root: string, shown: (file: string) => string, { supplied = {} }: Supplied) {
    this.root = root;
    this.shown = shown;
    this.supplied = supplied;
  }

  refuseFolder(folder: string, got: string): void {
    this.refused.push({
      what: 'This folder could not be listed to its end',
      where: this.shown(folder),
      got,
      fix: 'look at its permissions, or give a folder below it',
    });
  }

  async read(file: string): Promise<void> {
    const shown = this.shown(file);
    if (!SUFFIX.test(file)) {
      this.ignored.push(shown);
      return;
    }
    const read = await readText(join(this.root, file));
    if ('none' in read) this.refuse(shown, `This file could not be read`, read.got);
    else if (isTemplate(read.text)) this.template(read.text, shown);
    else this.ignored.push(shown);
  }

  finish(root: string): IacSet {
    return { root, units: this.units, refused: this.refused, ignored: this.ignored };
  }

  private template(text: string, file: string): void {
    try {
      const unit = cloudformationUnit(readTemplate(text, file), file);
      this.units.push({ ...unit, supplied: { ...this.supplied['*'], ...this.supplied[unit.id] } });
    } catch (error) {
      if (!(error instanceof LandfallError)) throw error;
      this.refused.push(...error.details);
    }
  }

  private refuse(where: string, what: string, got: string): void {
    this.refused.push({ what, where, got, fix: 'leave it out, or make it readable' });
  }
}
