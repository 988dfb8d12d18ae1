#pragma once

#include "core/base/Result.h"
#include "widgets/common/Export.h"
#include "widgets/labs/batchnorm/MapFrame.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace vitrine {

class MapGridView;
class NormState;

/// The batch norm folded into the layer before it: both outputs side by side, their difference, its largest number, and
/// how a weight and a bias of the chosen channel came about.
class FoldView : public QWidget {
    Q_OBJECT

public:
    explicit FoldView(NormState *state, QWidget *parent = nullptr);

    QLabel *proof() const { return m_proof; }
    QLabel *formulas() const { return m_formulas; }
    QPushButton *applyButton() const { return m_apply; }
    MapGridView *map(int which) const { return m_frames[which].view; } ///< apart, folded, difference
    ExportSource exportSource() const;

signals:
    void applyWanted(); ///< the network shall be so

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void refresh();
    void ask();
    void showProof();
    void showReason(const Error &error);
    void setTexts();
    QString formulaText() const;

    NormState *m_state;
    MapFrame m_frames[3];
    QLabel *m_proof, *m_formulas;
    QPushButton *m_apply;
    bool m_isStale = true;
};

} // namespace vitrine
