#pragma once

#include <QWidget>

namespace vitrine {

class SegmentedControl;

/// The two ways to train in one panel: one run, or several side by side. Which one is remembered.
class TrainPages : public QWidget {
    Q_OBJECT

public:
    TrainPages(QWidget *run, QWidget *comparison, QWidget *parent = nullptr);

    void showComparison(bool on);
    bool isComparison() const;
    SegmentedControl *pages() const { return m_pages; }

private:
    SegmentedControl *m_pages;
    QWidget *m_run, *m_comparison;
};

} // namespace vitrine
