#pragma once

#include <QTextBrowser>

namespace vitrine {

class DetectionState;

/// Why this box, and why nothing here: the selected box, or the empty place that was asked about, in sentences and
/// numbers. Candidates in it are links that select them.
class WhyPanel : public QTextBrowser {
    Q_OBJECT

public:
    explicit WhyPanel(QWidget *parent = nullptr);

    void setState(DetectionState *state); ///< once

private:
    void showChoice();

    DetectionState *m_state = nullptr;
    QString m_shown;
};

} // namespace vitrine
