#include "widgets/labs/linear/LinearLab.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/board/LabForm.h"
#include "widgets/labs/linear/LinearBoard.h"
#include "widgets/labs/linear/LinearView.h"

namespace vitrine {

namespace {

const QString outFeatures = QStringLiteral("out_features"), bias = QStringLiteral("bias");

constexpr int mostFeatures = 4096;

} // namespace

LinearLab::LinearLab(const LabTools &tools) : BlockLab(tools), m_view(new LinearView), m_form(new LabForm)
{
    m_form->addNumbers(outFeatures, 1, mostFeatures);
    m_form->addSwitch(bias);
    build(m_view, m_form, m_view->bar());
    connect(m_form, &LabForm::edited, this, [this] {
        Block block = run()->setting();
        block.params["out_features"] = m_form->number(outFeatures);
        block.params["bias"] = m_form->isOn(bias);
        tryOut(block);
    });
    translated(this, [this] { setTexts(); });
}

void LinearLab::setTexts()
{
    m_form->setTexts(outFeatures, tr("Outputs"), tr("out_features: number of rows of the matrix, of neurons"));
    m_form->setTexts(bias, tr("Bias"), tr("bias: a learnable number for each output"));
}

void LinearLab::showForm()
{
    m_form->setNumber(outFeatures, run()->node().params.integer("out_features"));
    m_form->setOn(bias, run()->node().params.boolean("bias"));
}

void LinearLab::showRun()
{
    m_view->setRun(run()->input(), run()->weight("weight"), run()->weight("bias"), run()->output(),
                   run()->node().outputShapes[0]);
}

QString LinearLab::formulaText() const
{
    const Node &node = run()->node();
    const std::int64_t in = node.inputShapes[0].back(), out = node.outputShapes[0].back();
    const std::int64_t rows = elementCount(node.inputShapes[0]) / in;
    const std::int64_t biases = node.params.boolean("bias") ? out : 0;
    const QString parameters = biases > 0
        ? QStringLiteral("%1 · %2 + %3 = %4")
              .arg(formatCount(in), formatCount(out), formatCount(out), formatCount(in * out + biases))
        : QStringLiteral("%1 · %2 = %3").arg(formatCount(in), formatCount(out), formatCount(in * out));
    return tr("y = x·wᵀ + b\nParameters: %1\nMACs: %2")
        .arg(parameters,
             QStringLiteral("%1 · %2 · %3 = %4")
                 .arg(formatCount(rows), formatCount(in), formatCount(out), formatCount(rows * in * out)));
}

bool LinearLab::moveRow(int rows)
{
    return m_view->moveRow(rows);
}

ExportSource LinearLab::exportSource() const
{
    return m_view->board()->exportSource([this] {
        return run() ? QString::fromStdString(run()->path()) + QStringLiteral("-linear") : QStringLiteral("linear");
    });
}

} // namespace vitrine
