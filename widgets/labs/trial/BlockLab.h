#pragma once

#include "widgets/labs/trial/BlockRun.h"
#include "widgets/labs/trial/TrialLab.h"

#include <optional>

namespace vitrine {

/// What laboratories of a block with one input share: the run, and what is tried as the block's parameters.
class BlockLab : public TrialLab {
    Q_OBJECT

public:
    void setSubject(const LabSubject &subject) final;

    const std::optional<BlockRun> &run() const { return m_run; }

protected:
    explicit BlockLab(const LabTools &tools);

    void tryOut(const Block &setting);

    /// The parameters in the form, from run()->setting().
    virtual void showForm() = 0;
    /// Everything that is drawn, from run().
    virtual void showRun() = 0;
    virtual QString formulaText() const = 0;

private:
    void apply();
    void showButtons();

    std::optional<BlockRun> m_run;
};

} // namespace vitrine
