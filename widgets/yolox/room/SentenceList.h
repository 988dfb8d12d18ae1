#pragma once

#include <QListWidget>
#include <QPointer>

namespace vitrine {

class StationSteps;

/// A station's steps as numbered sentences; the present one is chosen, a click goes to another.
class SentenceList : public QListWidget {
    Q_OBJECT

public:
    explicit SentenceList(QWidget *parent = nullptr);

    void setSteps(StationSteps *steps); ///< null: nothing is stepped

private:
    void showSentences();
    void showCurrent();

    QPointer<StationSteps> m_steps;
};

} // namespace vitrine
