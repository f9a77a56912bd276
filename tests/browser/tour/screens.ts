import type { Desk } from '../support/desk.ts';

/** A screen of the tour: who looks, and how he comes there. `show` ends when what matters is there. */
export interface Screen {
  readonly name: string;
  readonly login: string | null;
  readonly show: (desk: Desk) => Promise<void>;
}

/** Opens a path and waits for the page's heading. */
function at(path: string) {
  return async (desk: Desk): Promise<void> => {
    await desk.open(path);
    await desk.page.locator('main h1').first().waitFor();
  };
}

/** Opens the first manuscript that waits on the workbench. */
async function firstWaiting(desk: Desk): Promise<void> {
  await at('/')(desk);
  await desk.page.locator('main a[href^="/manuscripts/"]').first().click();
  await desk.page.locator('article').first().waitFor();
}

/** Opens the newest incident of the unit. */
async function firstIncident(desk: Desk): Promise<void> {
  await at('/emergency/incidents')(desk);
  await desk.page.locator('main a[href^="/emergency/incidents/"]').first().click();
  await desk.page.waitForURL(/incidents\/./);
  await desk.page.locator('main h1').first().waitFor();
}

/** Opens the drill that was held. */
async function heldDrill(desk: Desk): Promise<void> {
  await at('/emergency/drills')(desk);
  await desk.page.getByRole('main').getByRole('link').filter({ hasText: '误发' }).first().click();
  await desk.page.waitForURL(/drills\/./);
  await desk.page.locator('main h1').first().waitFor();
}

export const screens: readonly Screen[] = [
  { name: 'login', login: null, show: at('/login') },
  { name: 'workbench', login: 'wuhua.operator1', show: at('/') },
  { name: 'workbench-leader', login: 'wuhua.mainleader', show: at('/') },
  { name: 'manuscripts', login: 'wuhua.operator1', show: at('/manuscripts') },
  { name: 'review', login: 'wuhua.platformlead', show: firstWaiting },
  { name: 'publications', login: 'wuhua.operator1', show: at('/publications') },
  { name: 'channels', login: 'luquan.registrar', show: at('/channels') },
  { name: 'channels-matrix', login: 'luquan.mainleader', show: at('/channels?view=matrix') },
  { name: 'channels-devices', login: 'luquan.registrar', show: at('/channels?view=devices') },
  { name: 'channels-checkouts', login: 'luquan.operator1', show: at('/channels?view=checkouts') },
  { name: 'connectors', login: 'panlong.platformlead', show: at('/connectors') },
  { name: 'freeze', login: 'luquan.mainleader', show: at('/freeze') },
  { name: 'emergency', login: 'wuhua.mainleader', show: at('/emergency') },
  { name: 'emergency-city', login: 'kunming.deputysecretarypublicity', show: at('/emergency') },
  { name: 'plan', login: 'wuhua.mainleader', show: at('/emergency/plans/wrongPublication') },
  { name: 'plan-editor', login: 'wuhua.platformlead', show: at('/emergency/plans/leak/edit') },
  { name: 'contacts', login: 'wuhua.platformlead', show: at('/emergency/contacts') },
  { name: 'incidents', login: 'medicaluniversity.operator1', show: at('/emergency/incidents') },
  { name: 'incident', login: 'medicaluniversity.leaderincharge', show: firstIncident },
  { name: 'drills', login: 'wuhua.leaderincharge', show: at('/emergency/drills') },
  { name: 'drill', login: 'wuhua.leaderincharge', show: heldDrill },
  { name: 'drill-plan', login: 'wuhua.leaderincharge', show: at('/emergency/drills/new') },
  { name: 'drills-calendar', login: 'publicity.departmenthead', show: at('/emergency/drills?view=calendar') },
  { name: 'checks', login: 'luquan.platformlead', show: at('/checks') },
  { name: 'checks-registers', login: 'luquan.platformlead', show: at('/checks?view=registers') },
  { name: 'marks', login: 'luquan.operator1', show: at('/marks') },
  { name: 'marks-check', login: 'luquan.operator1', show: at('/marks?view=check') },
  { name: 'planning', login: 'wuhua.operator1', show: at('/planning') },
  { name: 'planning-ideas', login: 'wuhua.publicitylead', show: at('/planning/ideas') },
  { name: 'planning-comparison', login: 'kunming.mainleader', show: at('/planning?view=compare') },
  { name: 'planning-drafts', login: 'wuhua.operator1', show: at('/planning?view=drafts') },
  { name: 'calendar', login: 'wuhua.operator1', show: at('/calendar') },
  { name: 'calendar-week', login: 'wuhua.operator1', show: at('/calendar?view=week') },
  { name: 'calendar-lanes', login: 'wuhua.operator1', show: at('/calendar?view=lanes') },
  { name: 'campaigns', login: 'wuhua.operator1', show: at('/campaigns') },
  { name: 'campaigns-figures', login: 'kunming.mainleader', show: at('/campaigns?side=figures') },
  { name: 'conversations', login: 'wuhua.operator1', show: at('/conversations') },
  {
    name: 'conversations-figures',
    login: 'kunming.mainleader',
    show: at('/conversations?organization=organization-wuhua'),
  },
  { name: 'interaction', login: 'yangzonghai.publicitylead', show: at('/interaction') },
  { name: 'interaction-standing', login: 'yangzonghai.operator1', show: at('/interaction?view=standing') },
  { name: 'interaction-hidings', login: 'kunming.mainleader', show: at('/interaction?view=hidings') },
  { name: 'patrol', login: 'health.operator1', show: at('/patrol') },
  { name: 'questions', login: 'wuhua.operator1', show: at('/questions') },
  { name: 'questions-distress', login: 'education.operator1', show: at('/questions') },
  { name: 'questions-figures', login: 'kunming.mainleader', show: at('/questions/figures') },
  { name: 'questions-digest', login: 'wuhua.operator1', show: at('/questions/digest') },
  { name: 'training', login: 'metro.operator1', show: at('/training') },
  { name: 'training-courses', login: 'metro.operator1', show: at('/training/courses') },
  { name: 'practice', login: 'schoolaffairs.operator1', show: at('/training/practice') },
  { name: 'practice-unit', login: 'schoolaffairs.departmenthead', show: at('/training/practice') },
  { name: 'qualification', login: 'schoolaffairs.departmenthead', show: at('/training/qualification') },
  { name: 'selection', login: 'schoolaffairs.departmenthead', show: at('/training/selection') },
  { name: 'training-unit', login: 'metro.publicitylead', show: at('/training/unit') },
  { name: 'training-bank', login: 'kunming.mainleader', show: at('/training/bank') },
  { name: 'training-examinations', login: 'metro.platformlead', show: at('/training/examinations') },
  { name: 'training-marking', login: 'metro.platformlead', show: at('/training/marking') },
  { name: 'cases', login: 'kunming.mainleader', show: at('/supervision/cases?state=all') },
  { name: 'cases-figures', login: 'kunming.mainleader', show: at('/supervision/cases?state=figures') },
  { name: 'spot-checks', login: 'kunming.mainleader', show: at('/supervision/spot-checks') },
  { name: 'supervision', login: 'kunming.mainleader', show: at('/supervision') },
  { name: 'supervision-clause', login: 'kunming.mainleader', show: at('/supervision?clause=%C2%A75') },
  { name: 'supervision-unit', login: 'wuhua.mainleader', show: at('/supervision?view=unit') },
  { name: 'assessments', login: 'kunming.mainleader', show: at('/supervision/assessments?side=units') },
  { name: 'circulars', login: 'publicity.operator1', show: at('/supervision/circulars?side=sent') },
  { name: 'organization', login: 'wuhua.registrar', show: at('/organization') },
  { name: 'why', login: 'luquan.operator1', show: at('/organization/why') },
  { name: 'letters', login: 'luquan.mainleader', show: at('/organization/letters') },
  { name: 'policy', login: 'wuhua.mainleader', show: at('/policy') },
  { name: 'ledger', login: 'wuhua.mainleader', show: at('/ledger') },
  { name: 'regulation', login: 'wuhua.mainleader', show: at('/regulation') },
  { name: 'notifications', login: 'wuhua.platformlead', show: at('/notifications') },
  { name: 'settings', login: 'wuhua.platformlead', show: at('/settings') },
];
