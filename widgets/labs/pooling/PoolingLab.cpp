#include "widgets/labs/pooling/PoolingLab.h"

#include "core/labs/PoolCell.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/board/LabForm.h"
#include "widgets/labs/pooling/PoolView.h"
#include "widgets/training/FormParts.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

const QString kernelSize = QStringLiteral("kernel_size"), stride = QStringLiteral("stride"),
              padding = QStringLiteral("padding"), dilation = QStringLiteral("dilation"),
              ceilMode = QStringLiteral("ceil_mode"), countIncludePad = QStringLiteral("count_include_pad"),
              outputSize = QStringLiteral("output_size");

enum Kind { Max, Average, Adaptive };

constexpr int largest = 256;

ParamValue valueOf(const std::vector<std::int64_t> &numbers)
{
    const bool areEqual = std::equal(numbers.begin() + 1, numbers.end(), numbers.begin());
    return areEqual ? ParamValue(numbers.front()) : ParamValue(numbers);
}

} // namespace

PoolingLab::PoolingLab(const LabTools &tools)
    : BlockLab(tools), m_view(new PoolView), m_kind(new QComboBox), m_form(new LabForm)
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_kind);
    column->addWidget(m_form);
    for (int i = 0; i < 3; ++i)
        m_kind->addItem(QString());
    passWheel(m_kind);
    m_form->addNumbers(kernelSize, 1, largest);
    m_form->addNumbers(stride, 1, largest);
    m_form->addNumbers(padding, 0, largest);
    m_form->addNumbers(dilation, 1, largest);
    m_form->addNumbers(outputSize, 1, largest);
    m_form->addSwitch(ceilMode);
    m_form->addSwitch(countIncludePad);
    build(m_view, side, m_view->bar());
    connect(m_kind, &QComboBox::activated, this, &PoolingLab::read);
    connect(m_form, &LabForm::edited, this, &PoolingLab::read);
    translated(this, [this] { setTexts(); });
}

void PoolingLab::setTexts()
{
    const QStringList kinds = {tr("Max pooling"), tr("Average pooling"), tr("Adaptive average pooling")};
    for (int i = 0; i < 3; ++i)
        m_kind->setItemText(i, kinds[i]);
    m_kind->setAccessibleName(tr("Kind of pooling"));
    m_kind->setToolTip(
        tr("Max keeps the largest number of a window, average its mean; adaptive lays out the windows so "
           "that the output has a given size"));
    m_form->setTexts(kernelSize, tr("Window size"), tr("kernel_size, K"));
    m_form->setTexts(stride, tr("Stride"), tr("stride, S: how far the window jumps"));
    m_form->setTexts(padding, tr("Padding"), tr("padding, P: width of the border; at most half of the window"));
    m_form->setTexts(dilation, tr("Dilation"), tr("dilation, D: distance between the numbers of a window"));
    m_form->setTexts(outputSize, tr("Output size"), tr("output_size: height and width of the output"));
    m_form->setTexts(ceilMode, tr("Round the size up"),
                     tr("ceil_mode: a last window may reach beyond the border, if it starts before it"));
    m_form->setTexts(countIncludePad, tr("Count the border in the mean"), tr("count_include_pad"));
    if (run())
        showForm();
}

void PoolingLab::showForm()
{
    const Node &node = run()->node();
    const Params &params = node.params;
    const std::size_t dimensions = node.inputShapes[0].size() - 2;
    const bool isAdaptive = node.kind->type() == "AdaptiveAvgPool2d", isMax = isMaxPool(node);
    m_kind->setCurrentIndex(isAdaptive ? Adaptive : (isMax ? Max : Average));
    if (isAdaptive) {
        m_form->setNumbers(outputSize, params.integers("output_size"));
    } else {
        m_form->setNumbers(kernelSize, params.integers("kernel_size"));
        m_form->setNumbers(stride, params.integers(params.isNull("stride") ? "kernel_size" : "stride"));
        m_form->setNumbers(padding, params.integers("padding"));
        m_form->setNumbers(dilation, isMax ? params.integers("dilation") : std::vector<std::int64_t>(dimensions, 1));
        m_form->setOn(ceilMode, params.boolean("ceil_mode"));
        m_form->setOn(countIncludePad, isMax || params.boolean("count_include_pad"));
    }
    for (const QString &key : {kernelSize, stride, padding, ceilMode})
        m_form->setRowVisible(key, !isAdaptive);
    m_form->setRowVisible(dilation, isMax);
    m_form->setRowVisible(countIncludePad, !isAdaptive && !isMax);
    m_form->setRowVisible(outputSize, isAdaptive);
    // There is no adaptive pooling for signals and volumes.
    if (dimensions != 2 && m_kind->count() == 3)
        m_kind->removeItem(Adaptive);
    else if (dimensions == 2 && m_kind->count() == 2)
        m_kind->addItem(tr("Adaptive average pooling"));
}

void PoolingLab::read()
{
    const Node &node = run()->node();
    const std::size_t dimensions = node.inputShapes[0].size() - 2;
    const int kind = m_kind->currentIndex();
    Block block = run()->setting();
    const bool wasAdaptive = block.type == "AdaptiveAvgPool2d";
    const std::string end = std::to_string(dimensions) + "d";
    block.type = kind == Adaptive ? "AdaptiveAvgPool2d" : (kind == Max ? "MaxPool" + end : "AvgPool" + end);
    block.params.clear();
    if (kind == Adaptive) {
        const Shape &now = node.outputShapes[0];
        block.params["output_size"] =
            valueOf(wasAdaptive ? m_form->numbers(outputSize) : std::vector<std::int64_t>(now.begin() + 2, now.end()));
    } else if (wasAdaptive) {
        block.params["kernel_size"] = std::int64_t(2);
    } else {
        block.params["kernel_size"] = valueOf(m_form->numbers(kernelSize));
        if (m_form->numbers(stride) != m_form->numbers(kernelSize))
            block.params["stride"] = valueOf(m_form->numbers(stride));
        block.params["padding"] = valueOf(m_form->numbers(padding));
        block.params["ceil_mode"] = m_form->isOn(ceilMode);
        if (kind == Max)
            block.params["dilation"] = valueOf(m_form->numbers(dilation));
        else
            block.params["count_include_pad"] = m_form->isOn(countIncludePad);
    }
    tryOut(block);
}

void PoolingLab::showRun()
{
    m_view->setRun(run()->node(), run()->input(), run()->output());
}

QString PoolingLab::formulaText() const
{
    const Node &node = run()->node();
    QStringList lines = {tr("Size of the output"), QString::fromStdString(poolSizeFormula(node))};
    static const QStringList names = {QStringLiteral("D"), QStringLiteral("H"), QStringLiteral("W")};
    const std::size_t dimensions = node.inputShapes[0].size() - 2;
    for (std::size_t d = 0; d < dimensions; ++d) {
        const QString name = dimensions == 1 ? QStringLiteral("L") : names[static_cast<qsizetype>(d + 3 - dimensions)];
        lines += QStringLiteral("%1: %2").arg(name, QString::fromStdString(poolSizeInNumbers(node, d)));
    }
    return lines.join(QLatin1Char('\n'));
}

bool PoolingLab::moveRow(int rows)
{
    return m_view->moveRow(rows);
}

ExportSource PoolingLab::exportSource() const
{
    return m_view->board()->exportSource([this] {
        return run() ? QString::fromStdString(run()->path()) + QStringLiteral("-pooling") : QStringLiteral("pooling");
    });
}

} // namespace vitrine
