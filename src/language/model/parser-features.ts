// Features of the parser: of a state (what to do next) and of an arc (which relation it is). All are hashes of node values;
// s0, s1, s2 are the top of the stack, b0, b1, b2 the front of the buffer.
import { agree, between } from './agreement.ts';
import { mix1, mix2, mix3 } from './hash.ts';
import type { Tree } from './tree.ts';

const bucket = (distance: number): number => (distance < 5 ? distance : distance < 8 ? 5 : distance < 14 ? 6 : 7);

/** How a node's guide head lies to the state: at s0, s1, b0, further right, or elsewhere. */
const guidePlace = (head: number, s0: number, s1: number, b0: number): number =>
  head === b0 ? 1 : head > b0 ? 2 : head === s0 ? 3 : head === s1 ? 4 : 5;

/** Features of what the guide says of s0, s1 and b0. */
function guideFeatures(out: Int32Array, start: number, t: Tree, s0: number, s1: number, b0: number): number {
  const { guideHead, guideLabel, guideLast, pos } = t;
  const g0 = guidePlace(guideHead[s0]!, s0, s1, b0);
  const g1 = guidePlace(guideHead[s1]!, s0, s1, b0);
  const gb = b0 === t.size ? 0 : guidePlace(guideHead[b0]!, s0, s1, b0);
  const waits = guideLast[s0]! >= b0 ? 1 : 0;
  const all = ((g0 * 8 + gb) * 8 + g1) * 2 + waits;
  let n = start;
  out[n++] = mix1(400, all);
  out[n++] = mix2(401, all, pos[s0]!);
  out[n++] = mix3(402, g0 * 2 + waits, pos[s0]!, pos[b0]!);
  out[n++] = mix3(403, g0 * 2 + waits, guideLabel[s0]!, pos[s0]!);
  out[n++] = mix3(404, gb * 2 + waits, guideLabel[b0]!, pos[b0]!);
  out[n++] = mix3(405, g0 * 2 + waits, pos[s1]!, pos[s0]!);
  out[n++] = mix3(406, all, guideLabel[s0]!, guideLabel[b0]!);
  out[n++] = mix3(407, g0 * 2 + waits, t.word[s0]!, gb);
  out[n++] = mix3(408, g0 * 2 + waits, t.word[b0]!, gb);
  return n;
}

/** Agreement of, and what stands between, the words that an action would join. */
function agreementFeatures(out: Int32Array, start: number, t: Tree, s0: number, s1: number, b0: number): number {
  const { agreement, pos, mid, word } = t;
  const front = between(t, s0, b0);
  const below = between(t, s1, s0);
  let n = start;
  out[n++] = mix3(360, pos[s0]!, pos[b0]!, agree(agreement[s0]!, agreement[b0]!));
  out[n++] = mix3(361, pos[s1]!, pos[s0]!, agree(agreement[s1]!, agreement[s0]!));
  out[n++] = mix3(362, pos[s0]!, pos[b0]!, front);
  out[n++] = mix3(363, pos[s1]!, pos[s0]!, below);
  out[n++] = mix3(364, mid[s0]!, mid[b0]!, front);
  out[n++] = mix3(365, mid[s1]!, mid[s0]!, below);
  out[n++] = mix3(366, word[s0]!, front, pos[b0]!);
  out[n++] = mix3(367, word[b0]!, front, pos[s0]!);
  return n;
}

/** The same of an arc. */
function arcAgreement(out: Int32Array, start: number, t: Tree, head: number, child: number): number {
  const { pos, tag, mid, label } = t;
  const side = child < head ? 1 : 2;
  const same = agree(t.agreement[head]!, t.agreement[child]!);
  const gap = between(t, head, child) * 4 + side;
  let n = start;
  out[n++] = mix3(370, pos[head]!, pos[child]!, same * 4 + side);
  out[n++] = mix3(371, t.word[head]!, same, tag[child]!);
  out[n++] = mix3(372, pos[head]!, pos[child]!, gap);
  out[n++] = mix3(373, mid[head]!, mid[child]!, gap);
  out[n++] = mix3(374, tag[child]!, pos[head]!, label[t.left1[head]!]! * 64 + label[t.right1[head]!]!);
  return n;
}

/** Features of a state; gives how many were written. */
export function stateFeatures(out: Int32Array, t: Tree, depth: number, front: number): number {
  const none = t.size + 1;
  const s0 = depth > 0 ? t.stack[depth - 1]! : none;
  const s1 = depth > 1 ? t.stack[depth - 2]! : none;
  const s2 = depth > 2 ? t.stack[depth - 3]! : none;
  const b0 = front;
  const b1 = front + 1 <= t.size ? front + 1 : none;
  const b2 = front + 2 <= t.size ? front + 2 : none;
  const { word, pos, tag, label, extraA, extraB, left1, left2, right1, right2 } = t;
  const ws0 = word[s0]!,
    ws1 = word[s1]!,
    wb0 = word[b0]!,
    wb1 = word[b1]!;
  const ps0 = pos[s0]!,
    ps1 = pos[s1]!,
    ps2 = pos[s2]!,
    pb0 = pos[b0]!,
    pb1 = pos[b1]!,
    pb2 = pos[b2]!;
  const ts0 = tag[s0]!,
    ts1 = tag[s1]!,
    tb0 = tag[b0]!,
    tb1 = tag[b1]!;
  const s0l = left1[s0]!,
    s0r = right1[s0]!,
    s1l = left1[s1]!,
    s1r = right1[s1]!,
    b0l = left1[b0]!;
  const s0r2 = right2[s0]!,
    s1r2 = right2[s1]!,
    b0l2 = left2[b0]!,
    s0l2 = left2[s0]!;
  const near = bucket(b0 - s0),
    far = bucket(s0 - s1);
  const v0 = t.leftCount[s0]! * 8 + t.rightCount[s0]!,
    v1 = t.rightCount[s1]!,
    vb = t.leftCount[b0]!;
  let n = 0;
  out[n++] = mix1(200, ws0);
  out[n++] = mix1(201, ts0);
  out[n++] = mix2(202, ws0, ps0);
  out[n++] = mix1(203, ws1);
  out[n++] = mix1(204, ts1);
  out[n++] = mix2(205, ws1, ps1);
  out[n++] = mix1(206, wb0);
  out[n++] = mix1(207, tb0);
  out[n++] = mix2(208, wb0, pb0);
  out[n++] = mix1(209, wb1);
  out[n++] = mix1(210, tb1);
  out[n++] = mix1(211, word[b2]!);
  out[n++] = mix1(212, pb2);
  out[n++] = mix1(213, word[s2]!);
  out[n++] = mix1(214, ps2);
  out[n++] = mix2(215, ws0, wb0);
  out[n++] = mix2(216, ws0, tb0);
  out[n++] = mix2(217, ts0, wb0);
  out[n++] = mix2(218, ts0, tb0);
  out[n++] = mix2(219, ws1, ws0);
  out[n++] = mix2(220, ws1, ts0);
  out[n++] = mix2(221, ts1, ws0);
  out[n++] = mix2(222, ts1, ts0);
  out[n++] = mix3(223, ts0, tb0, near);
  out[n++] = mix3(224, ts1, ts0, far);
  out[n++] = mix2(225, tb0, tb1);
  out[n++] = mix3(226, ps0, pb0, pb1);
  out[n++] = mix3(227, ps1, ps0, pb0);
  out[n++] = mix3(228, ps2, ps1, ps0);
  out[n++] = mix3(229, pb0, pb1, pb2);
  out[n++] = mix3(230, ps0, pb0, pos[s0r]!);
  out[n++] = mix3(231, ps0, pb0, pos[s0l]!);
  out[n++] = mix3(232, ps0, pb0, pos[b0l]!);
  out[n++] = mix3(233, ps1, ps0, pos[s0l]!);
  out[n++] = mix3(234, ps1, ps0, pos[s0r]!);
  out[n++] = mix3(235, ps1, ps0, pos[s1r]!);
  out[n++] = mix3(236, ps1, ps0, pos[s1l]!);
  out[n++] = mix3(237, ts0, label[s0l]!, label[s0r]!);
  out[n++] = mix3(238, ts1, label[s1l]!, label[s1r]!);
  out[n++] = mix3(239, tb0, label[b0l]!, label[b0l2]!);
  out[n++] = mix3(240, label[s0l]!, label[s0l2]!, ps0);
  out[n++] = mix3(241, label[s0r]!, label[s0r2]!, ps0);
  out[n++] = mix3(242, label[s1r]!, label[s1r2]!, ps1);
  out[n++] = mix2(243, ws0, v0);
  out[n++] = mix2(244, ts0, v0);
  out[n++] = mix2(245, ts1, v1);
  out[n++] = mix2(246, tb0, vb);
  out[n++] = mix2(247, ws0, near);
  out[n++] = mix2(248, wb0, near);
  out[n++] = mix2(249, ws0, label[s0r]!);
  out[n++] = mix2(250, ws1, label[s1r]!);
  out[n++] = mix2(251, wb0, label[b0l]!);
  out[n++] = mix3(252, ps0, word[s0l]!, pb0);
  out[n++] = mix3(253, ps0, word[s0r]!, pb0);
  out[n++] = mix3(254, pb0, word[b0l]!, ps0);
  out[n++] = mix2(255, ws0, word[s0l]!);
  out[n++] = mix2(256, ws1, wb0);
  out[n++] = mix3(257, ts1, ts0, tb0);
  out[n++] = mix3(258, ts1, word[s0l]!, ps0);
  out[n++] = mix3(259, ws1, word[s0l]!, ps0);
  out[n++] = mix3(260, ws0, tb0, tb1);
  out[n++] = mix3(261, ts0, wb0, pb1);
  out[n++] = mix3(262, ps0, tb0, word[b1]!);
  out[n++] = mix2(263, ps1, tb0);
  out[n++] = mix3(264, label[s0l]!, label[s1r]!, ps1);
  const ms0 = t.mid[s0]!;
  const ms1 = t.mid[s1]!;
  const mb0 = t.mid[b0]!;
  out[n++] = mix2(290, ms0, mb0);
  out[n++] = mix2(291, ms1, ms0);
  out[n++] = mix3(292, ms1, ms0, mb0);
  out[n++] = mix3(293, ms0, mb0, t.mid[b1]!);
  out[n++] = mix2(294, ms0, wb0);
  out[n++] = mix2(295, ws0, mb0);
  out[n++] = mix2(296, ms0, ws1);
  if (t.agrees) n = agreementFeatures(out, n, t, s0, s1, b0);
  if (t.guideHead[b0 === t.size ? 0 : b0]! >= 0) n = guideFeatures(out, n, t, s0, s1, b0);
  if (extraA[s0] || extraA[b0] || extraA[s1]) {
    out[n++] = mix2(270, extraA[s0]!, extraA[b0]!);
    out[n++] = mix2(271, extraA[s1]!, extraA[s0]!);
    out[n++] = mix2(272, extraA[s0]!, tb0);
    out[n++] = mix2(273, ts0, extraA[b0]!);
    out[n++] = mix2(274, extraA[s1]!, ts0);
  }
  if (extraB[s0] || extraB[b0] || extraB[s1]) {
    out[n++] = mix2(280, extraB[s0]!, extraB[b0]!);
    out[n++] = mix2(281, extraB[s1]!, extraB[s0]!);
    out[n++] = mix2(282, extraB[s0]!, tb0);
    out[n++] = mix2(283, ts0, extraB[b0]!);
    out[n++] = mix2(284, ts1, extraB[s0]!);
  }
  return n;
}

/** Features of an arc, whose child has all its own children by now; gives how many were written. */
export function arcFeatures(out: Int32Array, t: Tree, head: number, child: number): number {
  const none = t.size + 1;
  const { word, pos, tag, label, left1, right1, left2 } = t;
  const side = child < head ? 1 : 2;
  const wh = word[head]!,
    wc = word[child]!,
    ph = pos[head]!,
    pc = pos[child]!,
    th = tag[head]!,
    tc = tag[child]!;
  const cl = left1[child]!,
    cr = right1[child]!,
    hl = left1[head]!,
    hr = right1[head]!;
  const before = child > 0 ? child - 1 : none,
    after = child + 1 < t.size ? child + 1 : none;
  const distance = side * 16 + bucket(Math.abs(head - child));
  let n = 0;
  out[n++] = mix2(300, wc, side);
  out[n++] = mix2(301, tc, side);
  out[n++] = mix2(302, wh, side);
  out[n++] = mix2(303, th, side);
  out[n++] = mix3(304, wh, wc, side);
  out[n++] = mix3(305, th, tc, side);
  out[n++] = mix3(306, wh, tc, side);
  out[n++] = mix3(307, th, wc, side);
  out[n++] = mix3(308, ph, pc, distance);
  out[n++] = mix3(309, th, word[cl]!, tc);
  out[n++] = mix3(310, wh, word[cl]!, pc);
  out[n++] = mix3(311, tc, label[cl]!, side);
  out[n++] = mix3(312, tc, label[cr]!, side);
  out[n++] = mix3(313, th, tc, label[hl]!);
  out[n++] = mix3(314, th, tc, label[hr]!);
  out[n++] = mix3(315, wh, label[hl]!, tc);
  out[n++] = mix3(316, wh, label[hr]!, tc);
  out[n++] = mix3(317, tag[before]!, tc, ph);
  out[n++] = mix3(318, tag[after]!, tc, ph);
  out[n++] = mix3(319, word[before]!, tc, side);
  out[n++] = mix3(320, word[after]!, tc, side);
  out[n++] = mix3(321, tc, th, word[left2[child]!]!);
  out[n++] = mix3(322, tc, tag[cl]!, th);
  out[n++] = mix3(323, tc, tag[cr]!, th);
  out[n++] = mix3(324, tc, t.leftCount[head]! * 8 + t.rightCount[head]!, th);
  out[n++] = mix3(325, word[cr]!, tc, side);
  out[n++] = mix3(326, word[cl]!, wc, side);
  out[n++] = mix3(327, t.extraA[child]!, th, side);
  out[n++] = mix3(328, t.extraA[head]!, tc, side);
  out[n++] = mix3(329, t.extraB[child]!, th, side);
  out[n++] = mix3(330, t.extraB[head]!, tc, side);
  if (t.agrees) n = arcAgreement(out, n, t, head, child);
  if (t.guideHead[child]! >= 0) {
    const same = t.guideHead[child] === head ? 1 : 2;
    out[n++] = mix2(420, t.guideLabel[child]!, same);
    out[n++] = mix3(421, t.guideLabel[child]!, tc, th);
    out[n++] = mix3(422, t.guideLabel[child]!, wh, same);
    out[n++] = mix3(423, t.guideLabel[child]!, wc, same);
  }
  out[n++] = mix3(330, t.mid[child]!, th, side);
  out[n++] = mix3(331, t.mid[child]!, t.mid[head]!, side);
  out[n++] = mix3(332, t.mid[child]!, wh, side);
  out[n++] = mix3(333, t.mid[head]!, wc, side);
  out[n++] = mix3(334, t.mid[child]!, word[cl]!, ph);
  return n;
}

/** At most this many brothers and sisters of a word are looked at, so that a flat tree costs no square time. */
const SIBLINGS = 8;

/**
 * Features of an arc of a whole tree: those of `arcFeatures`, and the relations of the head's other children.
 * `first` and `next` chain the children of each node.
 */
export function wholeFeatures(out: Int32Array, t: Tree, child: number, first: Int32Array, next: Int32Array): number {
  const head = t.head[child]!;
  const tc = t.tag[child]!;
  const pc = t.pos[child]!;
  const th = t.mid[head]!;
  const guide = t.guideLabel[child]!;
  let n = arcFeatures(out, t, head, child);
  out[n++] = mix3(440, t.label[head]!, tc, t.pos[head]!);
  let left = SIBLINGS;
  for (let s = first[head]!; s >= 0 && left > 0; s = next[s]!) {
    if (s === child) continue;
    const place = t.label[s]! * 4 + (s < head ? 2 : 0) + (s < child ? 1 : 0);
    out[n++] = mix3(441, place, tc, th);
    out[n++] = mix3(442, place, guide, pc);
    out[n++] = mix3(443, place, t.word[child]!, 0);
    left--;
  }
  return n;
}
