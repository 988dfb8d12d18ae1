#include "widgets/labs/trial/BlockLab.h"

#include "widgets/common/Translated.h"
#include "widgets/labs/trial/TrialRunner.h"

#include <QLabel>
#include <QPushButton>

#include <utility>

namespace vitrine {

BlockLab::BlockLab(const LabTools &tools) : TrialLab(tools)
{
    connect(applyButton(), &QPushButton::clicked, this, &BlockLab::apply);
    connect(resetButton(), &QPushButton::clicked, this, [this] { tryOut(m_run->own()); });
    connect(runner(), &TrialRunner::ran, this, [this](const std::shared_ptr<const Trace> &trace) {
        m_run->setTrace(trace);
        showRun();
        showButtons();
    });
    translated(this, [this] {
        if (m_run)
            showButtons();
    });
}

void BlockLab::setSubject(const LabSubject &subject)
{
    std::optional<BlockRun> run = BlockRun::of(subject);
    if (!run)
        return;
    // Another picture through the same block: what is tried stays.
    const bool isSame = m_run && m_run->path() == run->path() && m_run->own() == run->own()
        && m_run->input().shape() == run->input().shape();
    const Block tried = isSame ? m_run->setting() : run->own();
    runner()->cancel();
    m_run = std::move(run);
    tryOut(tried);
}

void BlockLab::tryOut(const Block &setting)
{
    const Block wanted = setting; // may be a part of the run that changes
    const Result<void> result = m_run->setSetting(wanted);
    if (!showResult(result)) {
        applyButton()->setEnabled(false);
        resetButton()->setEnabled(true);
        return;
    }
    if (!m_run->isKnown())
        runner()->run(m_run->trial());
    showForm();
    showRun();
    showButtons();
}

void BlockLab::showButtons()
{
    formula()->setText(formulaText());
    applyButton()->setEnabled(!m_run->isOwn() && m_run->isKnown());
    applyButton()->setVisible(m_run->isBlock());
    resetButton()->setEnabled(!m_run->isOwn());
    setNote(m_run->isBlock() ? QString() : noteOnParts());
}

void BlockLab::apply()
{
    TensorMap weights;
    for (const char *weight : {"weight", "bias"})
        if (const Snapshot tensor = m_run->weight(weight); tensor.valid())
            weights.insert_or_assign(m_run->path() + "." + weight, tensor);
    applyToNetwork(m_run->path(), m_run->setting(), weights);
}

} // namespace vitrine
