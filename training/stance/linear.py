"""Character n-gram TF-IDF + logistic regression: the bar to beat, and the teacher for silver labels."""

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression

from joblib import Parallel, delayed


class CharLinear:
    """Hashed char_wb 2-5-grams, sublinear TF-IDF, one logistic regression per label."""

    def __init__(self, C=20.0, pos_weight=3.0, bits=20):
        self.hv = HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), n_features=2**bits, alternate_sign=False,
                                    norm=None, lowercase=False, dtype=np.float32)
        self.tf = TfidfTransformer(sublinear_tf=True)
        self.C, self.pos_weight, self.models = C, pos_weight, []

    def vectors(self, norms):
        """TF-IDF matrix of normalised texts (two processes)."""
        if len(norms) < 4000:
            return self.tf.transform(self.hv.transform(norms))
        h = len(norms) // 2
        parts = Parallel(2)(delayed(self.hv.transform)(x) for x in (norms[:h], norms[h:]))
        return self.tf.transform(sp.vstack(parts).tocsr())

    def fit(self, norms, y, weights=None):
        """Fit on normalised texts; NaN targets are left out label by label."""
        raw = self.hv.transform(norms)
        self.tf.fit(raw)
        x = self.tf.transform(raw)
        w = np.ones(len(norms)) if weights is None else np.asarray(weights)

        def one(k):
            ok = ~np.isnan(y[:, k])
            sw = w[ok] * np.where(y[ok, k] > 0.5, self.pos_weight, 1.0)
            return LogisticRegression(C=self.C, solver="liblinear", max_iter=60, tol=1e-3).fit(x[ok], y[ok, k] > 0.5, sample_weight=sw)

        self.models = [one(k) for k in range(y.shape[1])]
        return self

    def scores(self, norms):
        """Probabilities, (n, labels)."""
        x = self.vectors(list(norms))
        return np.stack([m.predict_proba(x)[:, 1] for m in self.models], 1).astype(np.float32)
