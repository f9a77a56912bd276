export { demonstrationChannelId } from './channels.ts';
export { fillCapabilities } from './fill-capabilities.ts';
export { type Filled, fillDemonstration, isFilled, NotADemonstration } from './fill-demonstration.ts';
export { fillManuscripts } from './fill-manuscripts.ts';
export { type DemonstrationLogin, demonstrationLogins, demonstrationPassword } from './logins.ts';
export { type DemonstrationOrganization, demonstrationOrganizations } from './organizations.ts';
export { demonstrationLoginName, demonstrationOrganizationId, demonstrationPersonId } from './people.ts';
export { setDemonstrationLogins } from './set-demonstration-logins.ts';
