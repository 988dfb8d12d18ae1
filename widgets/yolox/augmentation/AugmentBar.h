#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;

namespace vitrine {

class AugmentSession;
class SegmentedControl;

/// What the numbers are drawn from: the seed, and whose ranges.
class AugmentBar : public QWidget {
    Q_OBJECT

public:
    explicit AugmentBar(AugmentSession *session, QWidget *parent = nullptr);

    QSpinBox *seed() const { return m_seed; }
    QPushButton *again() const { return m_again; }
    QPushButton *reset() const { return m_reset; }
    SegmentedControl *ranges() const { return m_ranges; }

private:
    void setTexts();
    void show();

    AugmentSession *m_session;
    QLabel *m_seedName;
    QSpinBox *m_seed;
    QPushButton *m_again;
    SegmentedControl *m_ranges;
    QPushButton *m_reset;
};

} // namespace vitrine
