import type { Diagnostic } from '@seaworthy/compiler';
import type { ServiceEvidence } from '../doctor/evidence.ts';
import { rehearsalProblems } from './rehearsal-diagnostics.ts';

/** A hint for each failed service whose log says that it does not trust a certificate. */
export function explainDistrust(
  errors: readonly Diagnostic[],
  evidence: readonly ServiceEvidence[],
): readonly Diagnostic[] {
  return evidence
    .filter(({ logTail }) => logTail.some((line) => distrust.test(line)))
    .flatMap(({ service }) => {
      const error = errors.find(({ owner }) => owner === service);
      if (!error) return [];
      const hint = rehearsalProblems['rehearse/own-authority'](error.span, { service });
      return [{ ...hint, owner: service }];
    });
}

/** In the words of OpenSSL, Node.js, Python, Go, Java and libpq. */
const distrust =
  /self[- ]signed certificate|unable to (?:get local issuer|verify the first) certificate|certificate verify failed|CERT(?:IFICATE)?_VERIFY_FAILED|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|SELF_SIGNED_CERT_IN_CHAIN|certificate signed by unknown authority|PKIX path building failed/i;
