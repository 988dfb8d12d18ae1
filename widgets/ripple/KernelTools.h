#pragma once

#include "core/tensor/TensorMap.h"
#include "widgets/ripple/CellEditor.h"
#include "widgets/ripple/EditedWeight.h"

#include <QWidget>

#include <string>

class QCheckBox;
class QComboBox;
class QSpinBox;
class QToolButton;

namespace vitrine {

class MapGridView;
class NumberField;

/// One kernel of a convolution, large: its cells are typed, dragged or painted, or a well-known kernel is put in.
class KernelTools : public QWidget {
    Q_OBJECT

public:
    explicit KernelTools(QWidget *parent = nullptr);

    /// Whether a weight of this shape is made of kernels that can be shown: [out, in, k] or [out, in, h, w], larger
    /// than one number.
    static bool takes(const Shape &shape);
    void setWeight(const std::string &name, const EditedWeight &weight, const std::vector<Index> &changed);
    void choose(std::int64_t output, std::int64_t input); ///< which kernel

    MapGridView *board() const { return m_board; }
    CellEditor *editor() const { return m_editor; }
    QComboBox *presets() const { return m_presets; }
    QCheckBox *allInputs() const { return m_allInputs; }
    QSpinBox *output() const { return m_output; }

signals:
    /// Of the whole weight.
    void cellsChanged(const vitrine::CellChanges &changes);
    void finished();
    void kernelWanted(const QString &text, const vitrine::CellChanges &changes);

private:
    QWidget *makeKernelRow();
    QWidget *makeBrushRow();
    void showKernel();
    void showBrush();
    void putIn(int row);
    void retranslate();
    Index whole(const Index &onBoard) const; ///< index in the weight of one on the board
    Shape kernelShape() const; ///< [height, width]

    QSpinBox *m_output, *m_input;
    QComboBox *m_presets;
    QCheckBox *m_allInputs;
    MapGridView *m_board;
    CellEditor *m_editor;
    QToolButton *m_draw;
    NumberField *m_ink;
    std::string m_name;
    EditedWeight m_weight;
    std::vector<Index> m_changed;
};

} // namespace vitrine
