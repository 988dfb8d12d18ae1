#include "widgets/ripple/KernelTools.h"

#include "core/edit/KernelPresets.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/Translated.h"
#include "widgets/maps/MapGridView.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

namespace {

using edit::KernelPreset;

/// In the order of the menu.
constexpr KernelPreset presetKinds[] = {KernelPreset::Identity, KernelPreset::Box,    KernelPreset::Gaussian,
                                        KernelPreset::SobelX,   KernelPreset::SobelY, KernelPreset::Laplacian,
                                        KernelPreset::Sharpen,  KernelPreset::Emboss, KernelPreset::Zero};

QStringList presetNames()
{
    return {KernelTools::tr("Identity"),
            KernelTools::tr("Blur (box)"),
            KernelTools::tr("Blur (Gaussian)"),
            KernelTools::tr("Edges, left to right (Sobel)"),
            KernelTools::tr("Edges, top to bottom (Sobel)"),
            KernelTools::tr("Edges, all around (Laplacian)"),
            KernelTools::tr("Sharpen"),
            KernelTools::tr("Emboss"),
            KernelTools::tr("Nothing (zeros)")};
}

} // namespace

KernelTools::KernelTools(QWidget *parent) : QWidget(parent), m_board(new MapGridView(this)), m_editor(nullptr)
{
    m_editor = new CellEditor(m_board);
    m_editor->setEnabled(true);
    m_board->setFixedHeight(136);
    m_board->setScaleMode(ScaleMode::Layer);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeKernelRow());
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_board, 1);
    row->addWidget(makeBrushRow());
    layout->addLayout(row);
    connect(m_output, &QSpinBox::valueChanged, this, &KernelTools::showKernel);
    connect(m_input, &QSpinBox::valueChanged, this, &KernelTools::showKernel);
    connect(m_presets, &QComboBox::activated, this, &KernelTools::putIn);
    connect(m_draw, &QToolButton::toggled, this, &KernelTools::showBrush);
    connect(m_ink, &NumberField::edited, this, &KernelTools::showBrush);
    connect(m_editor, &CellEditor::changed, this, [this](const CellChanges &changes) {
        CellChanges all;
        for (const auto &[index, value] : changes)
            all.emplace(whole(index), value);
        emit cellsChanged(all);
    });
    connect(m_editor, &CellEditor::finished, this, &KernelTools::finished);
    translated(this, [this] { retranslate(); });
}

bool KernelTools::takes(const Shape &shape)
{
    return (shape.size() == 3 && shape[2] > 1) || (shape.size() == 4 && shape[2] * shape[3] > 1);
}

QWidget *KernelTools::makeKernelRow()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_output = new QSpinBox(bar));
    row->addWidget(m_input = new QSpinBox(bar));
    row->addWidget(m_presets = new QComboBox(bar), 1);
    m_presets->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_presets->setMinimumContentsLength(8);
    return bar;
}

QWidget *KernelTools::makeBrushRow()
{
    auto *bar = new QWidget(this);
    auto *column = new QVBoxLayout(bar);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_draw = new QToolButton(bar));
    column->addWidget(m_ink = new NumberField(NumberField::Steps::Digits, bar));
    column->addWidget(m_allInputs = new QCheckBox(bar));
    column->addStretch(1);
    m_draw->setCheckable(true);
    m_draw->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_ink->setRange(-1e6, 1e6);
    m_ink->setValue(1);
    m_ink->setEnabled(false);
    return bar;
}

Shape KernelTools::kernelShape() const
{
    const Shape &shape = m_weight.tensor.shape();
    return shape.size() == 4 ? Shape{shape[2], shape[3]} : Shape{1, shape[2]};
}

Index KernelTools::whole(const Index &onBoard) const
{
    Index index = {m_output->value(), m_input->value()};
    if (m_weight.tensor.shape().size() == 4)
        index.push_back(onBoard[2]);
    index.push_back(onBoard[3]);
    return index;
}

void KernelTools::setWeight(const std::string &name, const EditedWeight &weight, const std::vector<Index> &changed)
{
    const Shape shape = weight.tensor.shape();
    const bool isOther = name != m_name || !m_weight.tensor.valid() || m_weight.tensor.shape() != shape;
    m_name = name;
    m_weight = weight;
    m_changed = changed;
    const QSignalBlocker blockers[] = {QSignalBlocker(m_output), QSignalBlocker(m_input)};
    m_output->setMaximum(static_cast<int>(shape[0]) - 1);
    m_input->setMaximum(static_cast<int>(shape[1]) - 1);
    m_input->setVisible(shape[1] > 1);
    m_allInputs->setVisible(shape[1] > 1);
    if (isOther) {
        m_output->setValue(0);
        m_input->setValue(0);
    }
    showKernel();
}

void KernelTools::choose(std::int64_t output, std::int64_t input)
{
    m_output->setValue(static_cast<int>(output));
    m_input->setValue(static_cast<int>(input));
}

void KernelTools::showKernel()
{
    if (!m_weight.tensor.valid())
        return;
    const Shape shape = kernelShape();
    const std::int64_t cells = shape[0] * shape[1];
    const std::int64_t first = (m_output->value() * m_weight.tensor.shape()[1] + m_input->value()) * cells;
    m_board->setTensor(Snapshot::of({1, 1, shape[0], shape[1]}, m_weight.part(first, cells)), TensorRole::Weight);
    std::vector<Index> here;
    for (const Index &index : m_changed)
        if (index[0] == m_output->value() && index[1] == m_input->value())
            here.push_back({0, 0, index.size() == 4 ? index[2] : 0, index.back()});
    m_board->setChangedPlaces(std::move(here));
}

void KernelTools::showBrush()
{
    m_ink->setEnabled(m_draw->isChecked());
    m_editor->setBrush(m_draw->isChecked() ? std::optional(CellEditor::Brush{{m_ink->value()}, 1, false})
                                           : std::nullopt);
}

/// The first row only says what the list is for.
void KernelTools::putIn(int row)
{
    m_presets->setCurrentIndex(0);
    if (row < 1 || !m_weight.tensor.valid())
        return;
    const Shape shape = kernelShape();
    const std::vector<double> kernel = edit::kernelPreset(presetKinds[row - 1], shape[0], shape[1]);
    CellChanges changes;
    for (std::int64_t input = 0; input < m_weight.tensor.shape()[1]; ++input) {
        if (input != m_input->value() && !m_allInputs->isChecked())
            continue;
        for (std::size_t i = 0; i < kernel.size(); ++i) {
            const auto cell = static_cast<std::int64_t>(i);
            Index index = whole({0, 0, cell / shape[1], cell % shape[1]});
            index[1] = input;
            changes.emplace(std::move(index), kernel[i]);
        }
    }
    emit kernelWanted(tr("Put In %1").arg(presetNames()[row - 1]), changes);
}

void KernelTools::retranslate()
{
    m_output->setPrefix(tr("Out "));
    m_output->setToolTip(tr("Output channel whose kernel is shown"));
    m_input->setPrefix(tr("In "));
    m_input->setToolTip(tr("Input channel that the kernel looks at"));
    m_presets->clear();
    m_presets->addItem(tr("Put in…"));
    m_presets->addItems(presetNames());
    m_presets->setToolTip(tr("A well-known kernel in place of this one"));
    m_allInputs->setText(tr("All inputs"));
    m_allInputs->setToolTip(tr("Put the kernel in for all input channels of this output channel"));
    m_draw->setText(tr("Draw"));
    m_draw->setToolTip(tr("Paint cells of the kernel with the value below"));
    m_ink->setToolTip(tr("The value that is painted"));
    m_board->setTitle(tr("Kernel"));
    for (QWidget *each : std::initializer_list<QWidget *>{m_output, m_input, m_presets, m_draw, m_ink})
        each->setAccessibleName(each->toolTip());
}

} // namespace vitrine
