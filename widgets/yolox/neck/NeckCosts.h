#pragma once

#include "widgets/yolox/neck/NeckSession.h"

#include <QTableWidget>

namespace vitrine {

/// What each neck costs, and which levels hear of which: a row a neck.
class NeckCosts : public QTableWidget {
    Q_OBJECT

public:
    enum Column { Name, Weights, Parameters, Macs, Time, Ways, FineToCoarse, CoarseToFine, ColumnCount };

    explicit NeckCosts(NeckSession *session, QWidget *parent = nullptr);

    QString csv() const;
    /// The comparison as a sentence; empty until everything is measured.
    QString sentence() const;
    /// How many of the nine ways from an input level to an output level are there.
    static int waysOf(const NeckReach &reach);

signals:
    void sentenceChanged();

private:
    void showCosts();
    void setTexts();
    static QString waysToolTip(const NeckReach &reach);

    NeckSession *m_session;
};

} // namespace vitrine
