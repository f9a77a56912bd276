import * as contract from '@sanshen/contract/training';
import { brandId, type Digest, type Instant, type OrganizationId } from '@sanshen/domain/kernel';
import type { Audience, Course } from '@sanshen/domain/training';
import type { z } from 'zod';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { platformProblem } from '../../platform/problem.ts';
import { printCertificate, revokeCertificate } from './certificates.ts';
import { learn, publishCourse, readCourses, retireCourse, reviseCourse, showCourse } from './courses.ts';
import { readMyTraining } from './my-training.ts';
import { recordHours } from './record-hours.ts';
import { readUnitTraining } from './unit-training.ts';

export const organizationOf = ({ organization }: { readonly organization: string }) =>
  brandId<OrganizationId>(organization);

/** An audience as the rules take it; the contract has checked it. */
export function audienceOf({ scope, offices, people }: z.output<typeof contract.audienceSchema>): Audience {
  return { scope, offices: offices.map((one) => brandId(one)), people: people.map((one) => brandId(one)) };
}

/** Plans, courses, hours and certificates. */
export function trainingRoutes(app: App, context: AppContext): void {
  const courseOf = async (
    body: z.output<typeof contract.publishCourse.body>,
    person: Parameters<AppContext['fileAccess']['mayRead']>[0],
  ): Promise<Course> => {
    const lessons = body.lessons.map((lesson) => ({
      ...lesson,
      file: lesson.file === null ? null : brandId<Digest>(lesson.file),
    }));
    // Asked before the command's transaction: the answers come over other connections.
    for (const { file } of lessons)
      if (file !== null && !(await context.fileAccess.mayRead(person, file)))
        throw platformProblem('request.notFound', { file });
    const dueAt = body.dueAt === null ? null : brandId<Instant>(body.dueAt);
    return { ...body, lessons, dueAt, audience: audienceOf(body.audience) };
  };
  bindRoute(app, contract.myTraining, ({ person }) => readMyTraining(context, person));
  bindRoute(app, contract.unitTraining, ({ params, query, person }) =>
    readUnitTraining(context, person, organizationOf(params), query.year),
  );
  bindRoute(app, contract.recordHours, ({ params, body, command }) =>
    recordHours(context, command, { organization: organizationOf(params), ...body }),
  );
  bindRoute(app, contract.listCourses, ({ params, person }) =>
    readCourses(context, person, organizationOf(params)),
  );
  bindRoute(app, contract.readCourse, ({ params, person }) => showCourse(context, person, params.course));
  bindRoute(app, contract.publishCourse, async ({ params, body, person, command }) =>
    publishCourse(context, command, organizationOf(params), await courseOf(body, person)),
  );
  bindRoute(app, contract.reviseCourse, async ({ params, body, person, command }) =>
    reviseCourse(context, command, params.course, await courseOf(body, person)),
  );
  bindRoute(app, contract.retireCourse, ({ params, command }) =>
    retireCourse(context, command, params.course),
  );
  bindRoute(app, contract.reportProgress, ({ params, body, person }) =>
    learn(context, person, params.course, body),
  );
  bindRoute(app, contract.revokeCertificate, ({ params, body, command }) =>
    revokeCertificate(context, command, { certificate: params.certificate, ...body }),
  );
  bindRoute(app, contract.printCertificate, async ({ params, person, reply }) => {
    const pdf = await printCertificate(context, person, params.certificate);
    reply.headers({
      'content-type': contract.printCertificate.responseMedia,
      'content-disposition': 'attachment; filename="certificate.pdf"',
      'cache-control': 'private, no-store',
    });
    // The contract calls the answer a binary string; Fastify sends the bytes.
    return Buffer.from(pdf) as never;
  });
}
