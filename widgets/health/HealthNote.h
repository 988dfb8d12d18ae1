#pragma once

#include "core/health/Health.h"

#include <QFrame>

class QLabel;

namespace vitrine {

/// What ails a block and what to try, in words; hidden where nothing does.
class HealthNote : public QFrame {
    Q_OBJECT

public:
    explicit HealthNote(QWidget *parent = nullptr);

    void setHealth(const BlockHealth *health); ///< null: the block is sound
    QString text() const; ///< plain

private:
    void show();

    std::vector<HealthFinding> m_findings;
    QLabel *m_text;
};

} // namespace vitrine
