export { ruleProblems } from './rule-problems.ts';
