import { type Item } from '../../state/index.ts';
import { notFound } from '../answers.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { sourceOf } from '../items.ts';
import { collectionOf, newId } from '../plain.ts';

/** The versions of the live plugin of a source, oldest first. */
const versionsOf = (call: PublicCall) =>
  collectionOf(call.workspace, `live-plugins ${sourceOf(call).id}`, 'live plugin');

function latestOf(call: PublicCall): Item {
  const latest = versionsOf(call).list().at(-1);
  if (latest === undefined) throw notFound('The live plugin');
  return latest;
}

/** Makes a further version, which takes the place of those before. */
function create(call: PublicCall): object {
  const versions = versionsOf(call);
  const id = newId('lpl');
  const createdAt = new Date(call.state.clock.now()).toISOString();
  const downloadURL = `https://cdn.edgefn.segment.com/${id}.js`;
  const version = versions.list().length + 1;
  const { code } = call.body;
  const plugin = { id, sourceId: sourceOf(call).id, createdAt, createdBy: call.caller, downloadURL, version, code };
  return { livePlugin: versions.add(plugin) };
}

/** Takes the code of the latest version away; the version stays. */
function deleteCode(call: PublicCall): object {
  const latest = latestOf(call);
  versionsOf(call).replace(latest.id, { ...latest, code: '' });
  return { status: 'SUCCESS' };
}

/** Code that a source runs in browsers and apps. */
export const livePluginAnswers: PublicAnswers = {
  'public.createLivePlugin': create,
  'public.getLatestFromLivePlugins': (call) => ({ livePlugin: latestOf(call) }),
  'public.deleteLivePluginCode': deleteCode,
};
