#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QToolButton;

namespace vitrine {

/// A row of buttons of which one is down: a choice among two to four that all fit on screen.
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedControl(int count, QWidget *parent = nullptr);

    /// Texts and tooltips, one for each segment.
    void setTexts(const QStringList &texts, const QStringList &tips);
    int current() const;
    void setCurrent(int index); ///< does not emit chosen()
    QToolButton *segment(int index) const { return m_segments[index]; }

signals:
    void chosen(int index); ///< by the user

private:
    QButtonGroup *m_group;
    QList<QToolButton *> m_segments;
};

} // namespace vitrine
