#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QSpinBox;

namespace vitrine {

class JourneySession;

/// How much memory a journey may take, and what it takes now.
class MemoryForm : public QWidget {
    Q_OBJECT

public:
    explicit MemoryForm(JourneySession *journey, QWidget *parent = nullptr);

    QSpinBox *budget() const { return m_budget; } ///< in MiB

private:
    void setTexts();
    void follow();

    JourneySession *m_journey;
    QLabel *m_name, *m_about, *m_used;
    QSpinBox *m_budget;
    QProgressBar *m_bar;
};

} // namespace vitrine
