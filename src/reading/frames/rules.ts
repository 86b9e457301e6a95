// The rules of transfers, deployments and casualties. Each is the frame over one sense of data/lexica/senses.tsv; a claim's
// `rule` is one of these ids.
import { type Rule, rule } from './rule.ts';

export const TRANSFER_RULES: readonly Rule[] = [
  rule({ id: 'transfer.give', says: 'The subject gives, sends, sells or promises the object to a receiver.' }),
  rule({ id: 'transfer.receive', says: 'The subject gets, buys or imports the object from a giver.' }),
  rule({ id: 'transfer.equip', says: 'The subject arms or equips the object, a party, with things.' }),
  rule({ id: 'transfer.help', says: 'The subject helps the object, a party, with things or money.' }),
  rule({ id: 'transfer.join', says: 'The subject joins in a giving that the passage has told.' }),
  rule({
    id: 'transfer.origin',
    says: "Somebody's arms are said to be of a nation's make: that nation has given them.",
  }),
  rule({ id: 'transfer.pay', says: 'The subject pays a sum to a receiver.' }),
  rule({ id: 'transfer.train', says: 'The subject trains people of another party.' }),
  rule({ id: 'transfer.flow', says: 'Things go, come or arrive from a giver to a receiver.' }),
  rule({ id: 'transfer.ask', says: 'The subject asks a giver for things; the claim is planned.' }),
  rule({ id: 'transfer.trade', says: 'Things change hands in trade or exchange.' }),
  rule({ id: 'transfer.comprise', says: 'A package or load holds things, given as the whole is.' }),
  rule({
    id: 'transfer.guarantee',
    says: 'Two parties promise to defend each other, or count an attack on one as one on both.',
  }),
  rule({ id: 'transfer.supplier', says: 'A party is called the supplier, donor or seller of things.' }),
  rule({ id: 'transfer.buyer', says: 'A party is called the buyer or receiver of things.' }),
  rule({ id: 'transfer.earn', says: 'An activity brings a sum to its receiver.' }),
  rule({ id: 'transfer.relieve', says: 'The subject eases sanctions against a party, who gets relief.' }),
  rule({ id: 'transfer.list', says: 'Counted things without a verb go on with the flow of their passage.' }),
  rule({ id: 'transfer.freed', says: 'People come home or go free in an exchange of prisoners.' }),
  rule({
    id: 'transfer.deny',
    says: 'A party of a transfer that the passage has told rejects the claim: the transfer, denied.',
  }),
  rule({
    id: 'transfer.number',
    says: 'A number that no other rule reads so is most likely given: it goes on with the flow of its passage.',
  }),
];

export const DEPLOYMENT_RULES: readonly Rule[] = [
  ...['give', 'receive', 'flow', 'ask'].map((sense) =>
    rule({ id: `deployment.${sense}`, says: `People stand where things do in transfer.${sense}.` }),
  ),
  rule({ id: 'deployment.station', says: 'People are, stay or work somewhere.' }),
  rule({ id: 'deployment.fight', says: 'People fight somewhere or for a host.' }),
  rule({ id: 'deployment.move', says: 'People go, or are sent, somewhere.' }),
  rule({ id: 'deployment.withdraw', says: 'People leave, or are taken away from, a state.' }),
  rule({ id: 'deployment.presence', says: 'People stand in a phrase with the place where they are.' }),
  rule({ id: 'deployment.told', says: 'People with a number stand in a clause of any other verb.' }),
  rule({ id: 'deployment.possess', says: 'A state has people at a place.' }),
  rule({ id: 'deployment.take-land', says: 'A state or group takes a place or territory.' }),
  rule({
    id: 'deployment.hold-land',
    says: 'A state, group or its people take or hold a named place, by a verb that may take anything.',
  }),
  rule({ id: 'deployment.fall', says: 'A place falls, to those who take it.' }),
  rule({ id: 'deployment.await', says: 'A count of people is expected.' }),
  rule({ id: 'deployment.join', says: 'A count of people signs up, joins or follows.' }),
  rule({ id: 'deployment.recruit', says: 'People are hired for a host.' }),
  rule({
    id: 'deployment.deny',
    says: 'A party of a deployment that the passage has told denies it: the deployment, denied.',
  }),
  rule({ id: 'deployment.kept', says: 'A state moves or keeps weapons abroad that stay its own.' }),
  rule({
    id: 'deployment.number',
    says: 'A number that no other rule reads so most likely counts people somewhere: it goes on with those of its passage.',
  }),
];

export const CASUALTIES_RULES: readonly Rule[] = [
  rule({ id: 'casualties.kill', says: 'Someone kills people.' }),
  rule({ id: 'casualties.die', says: 'People die or fall; the dead are counted.' }),
  rule({ id: 'casualties.wound', says: 'Someone wounds people.' }),
  rule({ id: 'casualties.be-wounded', says: 'People are wounded; the wounded are counted.' }),
  rule({
    id: 'casualties.lose',
    says: 'A side loses people; its casualties are counted, outcomes unmixed unless the text mixes them.',
  }),
  rule({ id: 'casualties.capture', says: 'Someone takes people prisoner.' }),
  rule({ id: 'casualties.not-return', says: 'People do not come back from where they fought.' }),
  rule({ id: 'casualties.be-taken', says: 'People are taken, and nowhere in particular: they are prisoners.' }),
  rule({ id: 'casualties.desert', says: 'People desert.' }),
  rule({ id: 'casualties.be-missing', says: 'People are missing.' }),
  rule({ id: 'casualties.phrase', says: 'A phrase tells of losses together; the number beside it counts them.' }),
  rule({ id: 'casualties.beside', says: 'A number of people stands in one list with the number of a toll.' }),
  rule({ id: 'casualties.named', says: 'A person by name is killed or dies: one.' }),
  rule({
    id: 'casualties.number',
    says: 'A number that no other rule reads so is most likely of losses: it goes on with those of its passage.',
  }),
];
