#include "app/studio/window/AboutDialog.h"

#include "core/tensor/Device.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"

#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace vitrine {

namespace {

struct Part {
    QString name, licence, note;
};

QList<Part> libraries()
{
    return {
        {QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion())), QStringLiteral("LGPL-3.0"),
         AboutDialog::tr("windows and drawing")},
        {QStringLiteral("LibTorch %1").arg(QString::fromStdString(deviceReport().libTorchVersion)),
         QStringLiteral("BSD-3-Clause"), AboutDialog::tr("tensors and automatic differentiation")},
        {QStringLiteral("OpenCV"), QStringLiteral("Apache-2.0"), AboutDialog::tr("videos and cameras")},
        {QStringLiteral("QCustomPlot"), QStringLiteral("GPL-3.0-or-later"), AboutDialog::tr("plots")},
        {QStringLiteral("nlohmann/json"), QStringLiteral("MIT"), AboutDialog::tr("reading and writing JSON")},
        {QStringLiteral("ONNX, Protocol Buffers"), QStringLiteral("Apache-2.0, BSD-3-Clause"),
         AboutDialog::tr("exchange of networks")},
        {QStringLiteral("OpenVINO"), QStringLiteral("Apache-2.0"), AboutDialog::tr("a second engine of detection")},
        {QStringLiteral("CLI11"), QStringLiteral("BSD-3-Clause"), AboutDialog::tr("command line")},
    };
}

QList<Part> dataAndWeights()
{
    return {
        {AboutDialog::tr("Built-in digits"), QStringLiteral("GPL-3.0-or-later"),
         AboutDialog::tr(
             "rendered by this project's own generator from free fonts; datasets/digits names each with its licence")},
        {AboutDialog::tr("Weights of LeNet-5"), QStringLiteral("GPL-3.0-or-later"),
         AboutDialog::tr("trained by this project on those digits")},
        {QStringLiteral("MNIST"), QStringLiteral("CC BY-SA 3.0"),
         AboutDialog::tr("not included; read from a folder of yours. Y. LeCun, C. Cortes, C. J. C. Burges")},
        {AboutDialog::tr("Weights of YOLOX"), QStringLiteral("Apache-2.0"),
         AboutDialog::tr("not included; fetched when you ask for it, or read from a file of yours. Megvii Inc.")},
        {AboutDialog::tr("Colour maps viridis, cividis, inferno, magma"), QStringLiteral("CC0"),
         QStringLiteral("S. van der Walt, N. Smith; J. Nuñez et al.")},
        {AboutDialog::tr("Colours of the block categories"), QString(),
         QStringLiteral("M. Okabe, K. Ito: Color Universal Design")},
    };
}

QString table(const QList<Part> &parts)
{
    QString rows;
    for (const Part &part : parts)
        rows += QStringLiteral(
                    "<tr><td style='padding: 2px 16px 2px 0'><b>%1</b></td><td style='padding: 2px 16px 2px 0'>%2</td>"
                    "<td style='padding: 2px 0'>%3</td></tr>")
                    .arg(part.name.toHtmlEscaped(), part.licence.toHtmlEscaped(), part.note.toHtmlEscaped());
    return QStringLiteral("<table>%1</table>").arg(rows);
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Vitrine"));
    QString html = QStringLiteral("<h2>Vitrine %1</h2>").arg(QStringLiteral(VITRINE_VERSION));
    html += QStringLiteral("<p>%1</p>")
                .arg(tr("A studio that shows how convolutional networks work: every number, forward and backward, and "
                        "how it came about."));
    html += QStringLiteral("<p>%1</p>")
                .arg(tr("Free software under the GNU General Public License, version 3 or later. It comes without any "
                        "warranty."));
    html += QStringLiteral("<p>%1</p>")
                .arg(tr("It connects to a network only when you press Download, and sends nothing anywhere."));
    html += QStringLiteral("<h3>%1</h3>").arg(tr("Libraries")) + table(libraries());
    html += QStringLiteral("<h3>%1</h3>").arg(tr("Data and weights")) + table(dataAndWeights());
    const DeviceReport &device = deviceReport();
    html += QStringLiteral("<h3>%1</h3><p>%2</p>")
                .arg(tr("Computing on"),
                     (device.cudaUsable ? QString::fromStdString(device.cudaName) : toText(device.cudaMissing))
                         .toHtmlEscaped());

    auto *text = new QTextBrowser(this);
    text->setHtml(html);
    text->setOpenExternalLinks(true);
    text->setFrameShape(QFrame::NoFrame);
    text->setAccessibleName(windowTitle());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(buttons);
    resize(Theme::instance().px(720), Theme::instance().px(560));
}

} // namespace vitrine
