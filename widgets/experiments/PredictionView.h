#pragma once

#include "core/experiments/ExperimentKind.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QLabel;
class QRadioButton;
class QVBoxLayout;

namespace vitrine {

/// The claim in the notes' words, the question, and what one may predict before the numbers are known; afterwards it
/// shows which prediction came true.
class PredictionView : public QWidget {
    Q_OBJECT

public:
    static constexpr int undecided = -2; ///< nothing was chosen
    static constexpr int none = -1; ///< the user wants to see it without a prediction

    explicit PredictionView(QWidget *parent = nullptr);

    void setExperiment(const ExperimentKind *kind, int chosen);
    /// Null: not known yet.
    void reveal(const ExperimentVerdict *verdict);
    int chosen() const;
    QRadioButton *choice(int index) const { return m_choices[static_cast<std::size_t>(index)]; }

signals:
    void predicted(int index);

private:
    void retranslate();
    void mark();

    const ExperimentKind *m_kind = nullptr;
    QLabel *m_original, *m_meaning, *m_question;
    QVBoxLayout *m_list;
    QButtonGroup *m_group;
    std::vector<QRadioButton *> m_choices; ///< the last: no prediction
    bool m_isRevealed = false;
    int m_true = -1; ///< the one that came true
};

} // namespace vitrine
