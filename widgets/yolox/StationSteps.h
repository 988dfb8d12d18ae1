#pragma once

#include <QObject>
#include <QStringList>

namespace vitrine {

/// The numbered sentences of something that a station shows step by step (ui.md, "numbered slow motion"). The room's
/// transport and its list of sentences move through them.
class StationSteps : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    int count() const { return static_cast<int>(m_sentences.size()); }
    int current() const { return m_current; } ///< from 0; −1 where there is none
    const QStringList &sentences() const { return m_sentences; }
    /// Other sentences, in the user's language; the place stays where it can.
    void setSentences(const QStringList &sentences);

public slots:
    void go(int step); ///< to the nearest that there is

signals:
    void sentencesChanged();
    void currentChanged(int step);

private:
    QStringList m_sentences;
    int m_current = -1;
};

} // namespace vitrine
