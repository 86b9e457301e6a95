// What a text tells of without anything being given, and numbers that count nothing: what the rules draft before any judgement.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { readDocument } from '../../../src/reading/read.ts';

/** Claims of some frames by the rules alone: frame, sides, item, number, date. */
function claimsOf(text: string, ...frames: readonly string[]): readonly string[] {
  const document = createDocument(text, { language: 'en', published: '2025-11-07' });
  return readDocument(document, openLanguage('en'), null)
    .claims.filter((c) => frames.includes(c.frame))
    .map(({ from, to, item, quantity: q, when }) =>
      [`${from?.id ?? ''}>${to?.id ?? ''}`, item?.code, q && `${q.low ?? ''}..${q.high ?? ''}`, when?.edtf]
        .filter((x) => x != null)
        .join(' '),
    );
}

describe('what a rule holds down', () => {
  it('is a measure, and nothing that was given', () => {
    assert.deepEqual(
      claimsOf('A UN resolution caps supplies of oil to North Korea at 500,000 barrels.', 'transfer'),
      [],
    );
    assert.deepEqual(
      claimsOf('UN rules cap oil exports to North Korea at 500,000 barrels a year.', 'transfer', 'statistic'),
      [],
    );
    const allowed = 'Russia sent North Korea oil. The UN allows North Korea to import 500,000 barrels a year.';
    assert.deepEqual(claimsOf(allowed, 'transfer', 'statistic'), ['RU>KP energy.refined']);
    assert.deepEqual(claimsOf('Beijing says it strictly controls exports of dual-use goods.', 'transfer'), []);
    assert.deepEqual(claimsOf('Kyiv says China restricts exports of drone parts to Ukraine.', 'transfer'), []);
    assert.deepEqual(claimsOf('Washington tightened controls on exports of chips to Russia.', 'transfer'), []);
  });

  it('is told apart from what is given under control or beside a limit', () => {
    assert.deepEqual(claimsOf('Russian deliveries of oil to North Korea came to 500,000 barrels.', 'transfer'), [
      'RU>KP energy.refined 500000..500000',
    ]);
    assert.deepEqual(claimsOf('Berlin allowed Poland to send 14 Leopard tanks to Ukraine.', 'transfer'), [
      'PL>UA weapon.tank 14..14',
    ]);
    assert.ok(claimsOf('North Korea imports oil at 500,000 barrels a year.', 'transfer', 'statistic').length > 0);
    assert.deepEqual(claimsOf('Iran, which controls the strait, sent 20 missiles to Russia.', 'transfer'), [
      'IR>RU missile 20..20',
    ]);
  });
});

describe('who foots the bill', () => {
  it('gives what is paid for', () => {
    const given = ['DE>UA weapon.air-defence 2..2'];
    assert.deepEqual(claimsOf('Germany will foot the bill for two Patriot systems for Ukraine.', 'transfer'), given);
    assert.deepEqual(
      claimsOf('Germany picked up the tab for two Patriot systems that Ukraine got from U.S. stocks.', 'transfer'),
      given,
    );
    assert.deepEqual(claimsOf('Germany covered the cost of two Patriot systems for Ukraine.', 'transfer'), given);
  });

  it('buys where a side of a war pays, and gives nothing where a cost is only told', () => {
    assert.deepEqual(claimsOf('Ukraine picked up the tab for 12 Turkish drones.', 'transfer'), ['TR>UA drone 12..12']);
    assert.deepEqual(claimsOf('Germany put the cost of 12 Leopard tanks at 100 million euros.', 'transfer'), []);
  });
});

describe('what is talked of', () => {
  it('is not given', () => {
    assert.deepEqual(claimsOf('Estonia met Ukraine in Kyiv. The two discussed drones and training.', 'transfer'), []);
    assert.deepEqual(claimsOf('Denmark sent Ukraine 10 tanks. The ministers discussed 19 fighter jets.', 'transfer'), [
      'DK>UA weapon.tank 10..10',
    ]);
  });

  it('is told apart from deliveries that are talked of', () => {
    assert.deepEqual(claimsOf('Putin and Modi talked about deliveries of 5 helicopters to India.', 'transfer'), [
      'RU>IN weapon.helicopter 5..5',
    ]);
  });
});

describe('a number that says who acts', () => {
  it('counts no things and no people', () => {
    assert.deepEqual(claimsOf('Kim met Putin in Beijing. The two leaders rode in a car.', 'deployment'), []);
    assert.deepEqual(claimsOf('Trade between the two countries, Russia and India, grew.', 'statistic'), []);
  });

  it('is told apart from the number of things named before', () => {
    assert.deepEqual(
      claimsOf('Germany gave Ukraine two Patriot systems. The two systems arrived in May.', 'transfer'),
      ['DE>UA weapon.air-defence 2..2', 'DE>UA weapon.air-defence 2..2 2025-05'],
    );
  });
});

describe('by how much something has changed', () => {
  it('is not how much there is', () => {
    assert.deepEqual(
      claimsOf(
        'Russia’s oil exports fell to 13 billion dollars in September, down 2 billion dollars from August.',
        'statistic',
      ),
      ['RU> exports 13000000000..13000000000 2025-09'],
    );
    assert.deepEqual(claimsOf('Deliveries of shells from North Korea to Russia rose by 20,000 in May.', 'transfer'), [
      'KP>RU ammunition.artillery 2025-05',
    ]);
  });

  it('is given where somebody adds it', () => {
    assert.deepEqual(claimsOf('Germany raised its aid to Ukraine by 2 billion euros.', 'transfer'), [
      'DE>UA aid 2000000000..2000000000',
    ]);
  });
});

describe('numbers that have each a date of their own', () => {
  it('take that right behind them', () => {
    assert.deepEqual(
      claimsOf(
        'Iran’s exports of oil to China rose to 1.8 million barrels in March from 1.3 million in February.',
        'transfer',
      ),
      ['IR>CN energy.refined 1800000..1800000 2025-03', 'IR>CN energy.refined 1300000..1300000 2025-02'],
    );
    assert.deepEqual(claimsOf('China sold Russia 3,000 drones in May and 1,200 in April.', 'transfer'), [
      'CN>RU drone 3000..3000 2025-05',
      'CN>RU drone 1200..1200 2025-04',
    ]);
  });

  it('share one date where there is only one', () => {
    assert.deepEqual(claimsOf('China sold Russia 3,000 drones and 200 trucks in April.', 'transfer'), [
      'CN>RU drone 3000..3000 2025-04',
      'CN>RU equipment.vehicle 200..200 2025-04',
    ]);
  });
});

describe('a figure told once more', () => {
  it('goes on with the one before, for its own time', () => {
    const told = ['RU> missiles used 185..185 2025-09', 'RU> missiles used 240..240 2025-08'];
    const first = 'In September Russia launched 185 missiles at Ukraine';
    assert.deepEqual(claimsOf(`${first}; in August it had been 240.`, 'statistic'), told);
    assert.deepEqual(claimsOf(`${first}. In August the figure was 240.`, 'statistic'), told);
  });

  it('is none of another unit or of words of its own', () => {
    const first = 'In September Russia launched 185 missiles at Ukraine.';
    assert.deepEqual(claimsOf(`${first} In August it was 12 years since the war began.`, 'statistic').length, 1);
    assert.deepEqual(
      claimsOf(`${first} The price was 30 million dollars.`, 'statistic')
        .slice(1)
        .filter((c) => /used/u.test(c)),
      [],
    );
  });
});

describe('a deal for things that a name behind them tells and counts', () => {
  it('is of what is counted, from who made it to who strikes the deal', () => {
    assert.deepEqual(
      claimsOf('Kyiv announced a deal for Swedish fighters: 100 to 150 Gripens.', 'transfer', 'deployment'),
      ['SE>UA weapon.aircraft 100..150'],
    );
    assert.deepEqual(claimsOf('Peru announced an order for French fighters (24 Rafales).', 'transfer', 'deployment'), [
      'FR>PE weapon.aircraft 24..24',
    ]);
  });

  it('is told apart from fighters who are people, and from who announces a delivery', () => {
    assert.deepEqual(claimsOf('Sudan’s army killed 20 fighters: an Il-76 bombed them.', 'casualties'), [
      'SD> personnel.soldier 20..20',
    ]);
    assert.deepEqual(claimsOf('Germany announced a delivery of 12 Swedish howitzers to Ukraine.', 'transfer'), [
      'DE>UA weapon.artillery 12..12',
    ]);
  });
});

describe('what had come about as of a day', () => {
  it('is a sum up to it, or a number on it', () => {
    assert.deepEqual(claimsOf('As of August 27 London had given 5 billion pounds to Ukraine.', 'transfer'), [
      'GB>UA aid 5000000000..5000000000 ../2025-08-27',
    ]);
    assert.deepEqual(claimsOf('As of August 27, 10,000 North Korean troops were in Kursk.', 'deployment'), [
      'KP>RU personnel.soldier 10000..10000 2025-08-27',
    ]);
  });

  it('is told apart from what began on a day, or holds from then on', () => {
    assert.deepEqual(claimsOf('Since August 27 London has given 5 billion pounds to Ukraine.', 'transfer'), [
      'GB>UA aid 5000000000..5000000000 2025-08-27/..',
    ]);
    assert.deepEqual(claimsOf('Poland banned imports of grain from Ukraine as of August 27.', 'position'), [
      'PL>UA forbids 2025-08-27/..',
    ]);
  });
});

describe('a count without a noun', () => {
  const before = 'Estonia sent Ukraine drones. It has trained 1,500 Ukrainian soldiers';
  it('behind a verb of training is of those who are trained', () => {
    assert.deepEqual(claimsOf(`${before} and plans to train another 500 next year.`, 'transfer').slice(2), [
      'EE>UA training 500..500 2026',
    ]);
  });

  it('is not of what those who are counted are to make', () => {
    const asked = 'North Korean labourers work in Russia, and Moscow has asked for 25,000 to build drones at Alabuga.';
    assert.deepEqual(
      claimsOf(asked, 'transfer').filter((c) => c.includes('25000')),
      [],
    );
  });

  it('is told apart from the number of things that are given', () => {
    assert.deepEqual(claimsOf('Ukraine got 19 jets from Denmark and six from Norway.', 'transfer'), [
      'DK>UA weapon.aircraft 19..19',
      'NO>UA weapon.aircraft 6..6',
    ]);
  });
});
