/**
 * How failures are grouped: what was looked at and does not hold, what could not be seen, and what the harness owes. In the
 * form of `categories.json`, which Allure 3 takes in its configuration as well.
 */
export const CATEGORIES = [
  { name: 'Missed: looked at, and it does not hold', matchedStatuses: ['failed'] },
  { name: 'Unknown: could not look', matchedStatuses: ['broken'], messageRegex: '^Unknown:[\\s\\S]*' },
  {
    name: 'Harness: a test did not run to its end',
    matchedStatuses: ['broken'],
    messageRegex: '^(?!Unknown:)[\\s\\S]*',
  },
] as const;
