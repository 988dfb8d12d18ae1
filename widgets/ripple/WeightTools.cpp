#include "widgets/ripple/WeightTools.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/inspector/TracePart.h"
#include "widgets/ripple/HandEdits.h"
#include "widgets/ripple/KernelTools.h"
#include "widgets/ripple/NormTools.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

WeightTools::WeightTools(HandEdits *edits, QWidget *parent)
    : QWidget(parent), m_edits(edits), m_kernel(new KernelTools(this)), m_norm(new NormTools(this)),
      m_changed(new QLabel(this)), m_putBack(new QToolButton(this))
{
    m_changed->setProperty("muted", true);
    m_changed->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_changed, 1);
    row->addWidget(m_putBack);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_kernel);
    layout->addWidget(m_norm);
    layout->addLayout(row);
    connect(m_kernel, &KernelTools::cellsChanged, edits,
            [this](const CellChanges &changes) { m_edits->changeWeights(m_weight, changes); });
    connect(m_kernel, &KernelTools::finished, edits, &HandEdits::finish);
    connect(m_kernel, &KernelTools::kernelWanted, edits,
            [this](const QString &text, const CellChanges &changes) { m_edits->putIn(text, m_weight, changes); });
    connect(m_norm, &NormTools::moved, edits, [this](bool beta, std::int64_t channel, double value) {
        m_edits->changeWeights(m_node + (beta ? ".bias" : ".weight"), {{Index{channel}, value}});
    });
    connect(m_norm, &NormTools::finished, edits, &HandEdits::finish);
    connect(m_putBack, &QToolButton::clicked, edits, [this] { m_edits->putBackWeight(m_weight); });
    translated(this, [this] { retranslate(); });
}

void WeightTools::setPart(const TracePart &part, const std::string &weight)
{
    m_weight = weight;
    const EditedWeight edited = m_edits->edited(weight);
    const Snapshot &tensor = edited.tensor;
    const std::vector<Index> changed = m_edits->changedPlaces(weight);
    m_canChange = m_edits->canChange(weight);
    const bool isKernel = m_canChange && KernelTools::takes(tensor.shape());
    m_kernel->setVisible(isKernel);
    if (isKernel)
        m_kernel->setWeight(weight, edited, changed);
    const bool isNorm = !part.isComposite() && part.kind->category() == Category::Normalization;
    m_norm->setVisible(isNorm && m_edits->edited(part.path + ".weight").tensor.valid());
    if (isNorm)
        showNorm(part.path);
    m_total = tensor.valid() ? tensor.elementCount() : 0;
    showChanged(changed.size());
}

void WeightTools::showNorm(const std::string &node)
{
    m_node = node;
    const Snapshot gamma = m_edits->weight(node + ".weight");
    if (gamma.valid() && gamma.shape().size() == 1)
        m_norm->setWeights(gamma, m_edits->weight(node + ".bias"));
    else
        m_norm->hide(); // without γ, or with one for each place
}

void WeightTools::showChanged(std::size_t count)
{
    m_count = count;
    m_changed->setText(!m_canChange ? tr("Not to be changed number by number")
                           : count == 0
                           ? tr("Click a number to change it")
                           : tr("%1 of %2 numbers changed by hand")
                                 .arg(formatCount(static_cast<std::int64_t>(count)), formatCount(m_total)));
    m_changed->setToolTip(
        tr("Click a number to type it, drag up or down to move it. Changed ones have a turned corner."));
    m_putBack->setVisible(count > 0);
}

void WeightTools::retranslate()
{
    m_putBack->setText(tr("Put Back"));
    m_putBack->setToolTip(tr("This weight as it was before it was changed by hand"));
    showChanged(m_count);
}

} // namespace vitrine
