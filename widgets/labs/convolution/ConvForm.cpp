#include "widgets/labs/convolution/ConvForm.h"

#include "widgets/common/Translated.h"
#include "widgets/labs/board/LabForm.h"
#include "widgets/training/FormParts.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

const QString outChannels = QStringLiteral("out_channels"), kernelSize = QStringLiteral("kernel_size"),
              stride = QStringLiteral("stride"), same = QStringLiteral("same"), padding = QStringLiteral("padding"),
              dilation = QStringLiteral("dilation"), outputPadding = QStringLiteral("output_padding"),
              groups = QStringLiteral("groups"), bias = QStringLiteral("bias");

constexpr int mostChannels = 4096, largestKernel = 63;

} // namespace

ConvForm::ConvForm(QWidget *parent) : QWidget(parent), m_kind(new QComboBox(this)), m_form(new LabForm(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_kind);
    layout->addWidget(m_form);
    passWheel(m_kind);
    for (int i = 0; i < 3; ++i)
        m_kind->addItem(QString());
    m_form->addNumbers(outChannels, 1, mostChannels);
    m_form->addNumbers(kernelSize, 1, largestKernel);
    m_form->addNumbers(stride, 1, largestKernel);
    m_form->addSwitch(same);
    m_form->addNumbers(padding, 0, largestKernel);
    m_form->addNumbers(outputPadding, 0, largestKernel);
    m_form->addNumbers(dilation, 1, largestKernel);
    m_form->addNumbers(groups, 1, mostChannels);
    m_form->addSwitch(bias);
    connect(m_kind, &QComboBox::activated, this, &ConvForm::read);
    connect(m_form, &LabForm::edited, this, &ConvForm::read);
    translated(this, [this] { setTexts(); });
}

void ConvForm::setTexts()
{
    const QStringList kinds = {tr("Convolution"), tr("Transposed convolution"), tr("Depthwise separable")};
    for (int i = 0; i < 3; ++i)
        m_kind->setItemText(i, kinds[i]);
    m_kind->setAccessibleName(tr("Kind of convolution"));
    m_kind->setToolTip(tr("Plain: each number is a sum over a window. Transposed: each number spreads over a stamp. "
                          "Depthwise separable: first each channel by itself, then across channels."));
    m_form->setTexts(outChannels, tr("Output channels"), tr("out_channels: number of kernels"));
    m_form->setTexts(kernelSize, tr("Kernel size"), tr("kernel_size, K"));
    m_form->setTexts(stride, tr("Stride"), tr("stride, S: how far the kernel jumps"));
    m_form->setTexts(same, tr("Padding: as large as the input"), tr("padding \"same\"; needs stride 1"));
    m_form->setTexts(padding, tr("Padding"),
                     tr("padding, P: zeros added at each side; of a transposed convolution cut off"));
    m_form->setTexts(outputPadding, tr("Output padding"),
                     tr("output_padding, O: added at one side of the output; smaller than stride or dilation"));
    m_form->setTexts(dilation, tr("Dilation"), tr("dilation, D: distance between the places of the kernel"));
    m_form->setTexts(groups, tr("Groups"),
                     tr("groups: the channels are split into so many parts; must divide both numbers of channels"));
    m_form->setTexts(bias, tr("Bias"), tr("bias: a learnable number for each output channel"));
}

void ConvForm::setSetting(const ConvSetting &setting, std::int64_t inChannels)
{
    m_setting = setting;
    m_inChannels = inChannels;
    show();
}

void ConvForm::show()
{
    m_kind->setCurrentIndex(static_cast<int>(m_setting.kind));
    m_form->setNumber(outChannels, m_setting.outChannels);
    m_form->setNumbers(kernelSize, m_setting.kernel);
    m_form->setNumbers(stride, m_setting.stride);
    m_form->setNumbers(padding, m_setting.padding);
    m_form->setNumbers(outputPadding, m_setting.outputPadding);
    m_form->setNumbers(dilation, m_setting.dilation);
    m_form->setNumber(groups, m_setting.groups);
    m_form->setOn(same, m_setting.isSame);
    m_form->setOn(bias, m_setting.bias);
    const bool isTransposed = m_setting.kind == ConvSetting::Kind::Transposed;
    m_form->setRowVisible(same, !isTransposed);
    m_form->setRowVisible(outputPadding, isTransposed);
    m_form->setRowVisible(groups, m_setting.kind != ConvSetting::Kind::Separable);
    m_form->setRowEnabled(padding, !m_setting.isSame);
}

void ConvForm::read()
{
    const auto kind = static_cast<ConvSetting::Kind>(m_kind->currentIndex());
    const std::size_t dimensions = m_setting.dimensions();
    m_setting.kind = kind;
    m_setting.outChannels = m_form->number(outChannels);
    m_setting.kernel = m_form->numbers(kernelSize);
    m_setting.stride = m_form->numbers(stride);
    m_setting.dilation = m_form->numbers(dilation);
    m_setting.bias = m_form->isOn(bias);
    m_setting.padding = m_form->numbers(padding);
    m_setting.isSame = kind != ConvSetting::Kind::Transposed && m_form->isOn(same);
    m_setting.outputPadding = kind == ConvSetting::Kind::Transposed ? m_form->numbers(outputPadding)
                                                                    : std::vector<std::int64_t>(dimensions, 0);
    m_setting.groups = kind == ConvSetting::Kind::Separable ? 1 : m_form->number(groups);
    if (m_setting.isSame)
        for (std::size_t d = 0; d < dimensions; ++d)
            m_setting.padding[d] = m_setting.dilation[d] * (m_setting.kernel[d] - 1) / 2;
    show();
    emit edited(m_setting);
}

} // namespace vitrine
