import type { AppContext } from '../platform/context.ts';
import { fillActs } from './fill-acts.ts';
import { fillCalendar } from './fill-calendar.ts';
import { fillCases } from './fill-cases.ts';
import { fillCirculars } from './fill-circulars.ts';
import { fillConversations } from './fill-conversations.ts';
import { fillDrills } from './fill-drills.ts';
import { fillIdeas } from './fill-ideas.ts';
import { fillIncidents } from './fill-incidents.ts';
import { fillLetters } from './fill-letters.ts';
import { fillPatrols } from './fill-patrols.ts';
import { fillPlans } from './fill-plans.ts';
import { fillPractice } from './fill-practice.ts';
import { fillQuestions } from './fill-questions.ts';
import { fillTraining } from './fill-training.ts';

/** Everything the demonstration shows besides its organisation and manuscripts, in the order in which one builds on the other. */
export async function fillCapabilities(
  context: AppContext,
  control: Parameters<typeof fillConversations>[1],
): Promise<void> {
  await fillIdeas(context);
  await fillCalendar(context);
  await fillQuestions(context);
  await fillConversations(context, control);
  await fillActs(context);
  await fillPatrols(context);
  await fillCases(context);
  await fillPractice(context);
  await fillPlans(context);
  await fillDrills(context);
  await fillIncidents(context);
  await fillLetters(context);
  await fillTraining(context);
  await fillCirculars(context);
}
