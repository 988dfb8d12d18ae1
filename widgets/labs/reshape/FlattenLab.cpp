#include "widgets/labs/reshape/FlattenLab.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/board/LabForm.h"
#include "widgets/labs/reshape/FlattenView.h"

namespace vitrine {

namespace {

const QString startDim = QStringLiteral("start_dim"), endDim = QStringLiteral("end_dim");

} // namespace

FlattenLab::FlattenLab(const LabTools &tools) : BlockLab(tools), m_view(new FlattenView), m_form(new LabForm)
{
    m_form->addNumbers(startDim, -4, 4);
    m_form->addNumbers(endDim, -4, 4);
    build(m_view, m_form, m_view->bar());
    connect(m_form, &LabForm::edited, this, [this] {
        Block block = run()->setting();
        block.params["start_dim"] = m_form->number(startDim);
        block.params["end_dim"] = m_form->number(endDim);
        tryOut(block);
    });
    translated(this, [this] { setTexts(); });
}

void FlattenLab::setTexts()
{
    m_form->setTexts(startDim, tr("First dimension"), tr("start_dim: 0 is the batch, −1 the last one"));
    m_form->setTexts(endDim, tr("Last dimension"), tr("end_dim: 0 is the batch, −1 the last one"));
}

void FlattenLab::showForm()
{
    m_form->setNumber(startDim, run()->node().params.integer("start_dim"));
    m_form->setNumber(endDim, run()->node().params.integer("end_dim"));
}

void FlattenLab::showRun()
{
    m_view->setRun(run()->node(), run()->input());
}

QString FlattenLab::formulaText() const
{
    const Node &node = run()->node();
    return tr("%1 becomes %2. The last dimension runs fastest: its neighbours stay neighbours in the row.")
        .arg(formatShape(node.inputShapes[0]), formatShape(node.outputShapes[0]));
}

bool FlattenLab::moveRow(int rows)
{
    return m_view->moveRow(rows);
}

ExportSource FlattenLab::exportSource() const
{
    return m_view->board()->exportSource([this] {
        return run() ? QString::fromStdString(run()->path()) + QStringLiteral("-flatten") : QStringLiteral("flatten");
    });
}

} // namespace vitrine
