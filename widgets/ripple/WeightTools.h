#pragma once

#include <QWidget>

#include <cstdint>
#include <string>

class QLabel;
class QToolButton;

namespace vitrine {

class HandEdits;
class KernelTools;
class NormTools;
struct TracePart;

/// Below the weights of a block: its kernel large, or γ and β as sliders; what a hand has changed, and the way back.
class WeightTools : public QWidget {
    Q_OBJECT

public:
    explicit WeightTools(HandEdits *edits, QWidget *parent = nullptr);

    /// `weight`: full name of the one on view; empty: none.
    void setPart(const TracePart &part, const std::string &weight);
    KernelTools *kernel() const { return m_kernel; }
    NormTools *norm() const { return m_norm; }
    QToolButton *putBack() const { return m_putBack; }

private:
    void showNorm(const std::string &node);
    void showChanged(std::size_t count);
    void retranslate();

    HandEdits *m_edits;
    KernelTools *m_kernel;
    NormTools *m_norm;
    QLabel *m_changed;
    QToolButton *m_putBack;
    std::string m_weight; ///< on view
    std::string m_node; ///< whose γ and β are shown
    bool m_canChange = true;
    std::size_t m_count = 0;
    std::int64_t m_total = 0; ///< numbers of the weight
};

} // namespace vitrine
