import { decide } from '../../nlu/decide';
import type { Heard, Tools } from '../heard';

/** Whether the machine would answer this text with help in an emergency: "cháy rồi" passes everything else. */
export async function isEmergency(heard: Heard, tools: Tools): Promise<boolean> {
  if (heard.text === '') return false;
  const emergency = (topic: string) => tools.content.topics.get(topic)?.tone === 'emergency';
  const decision = decide(await tools.classifier.classify(heard.text, heard.language), { emergency });
  return decision.kind === 'answer' && emergency(decision.topic);
}
