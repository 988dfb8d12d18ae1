#pragma once

#include "widgets/detection/compare/ComparisonState.h"

#include <QWidget>

class QStackedWidget;
class QToolButton;

namespace vitrine {

class SegmentedControl;

/// The settings of a detector; while a second one is compared with it, a switch between the settings of the two.
class CompareSettings : public QWidget {
    Q_OBJECT

public:
    CompareSettings(QWidget *ofA, QWidget *ofB, QWidget *parent = nullptr);

    void setComparing(bool comparing);
    /// Whose settings are shown.
    CompareSide side() const;
    void setSide(CompareSide side);
    QToolButton *compareButton() const { return m_compare; }

signals:
    void compareWanted();
    void sideChanged(vitrine::CompareSide side);

private:
    void retranslate();

    QToolButton *m_compare;
    SegmentedControl *m_sides;
    QStackedWidget *m_pages;
};

} // namespace vitrine
