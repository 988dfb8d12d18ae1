#include "app/studio/journal/Journal.h"
#include "app/studio/settings/Languages.h"
#include "app/studio/settings/Preferences.h"
#include "app/studio/window/MainWindow.h"
#include "app/studio/window/StartupReport.h"
#include "app/studio/window/StudioStyle.h"
#include "core/base/Allocator.h"
#include "core/base/UserFolder.h"
#include "widgets/common/Theme.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace vitrine;

int main(int argc, char *argv[])
{
    vitrine::keepFreedMemory();
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("vitrine"));
    QApplication::setApplicationName(QStringLiteral("vitrine"));
    QApplication::setApplicationVersion(QStringLiteral(VITRINE_VERSION));

    const Preferences preferences = Preferences::load();
    Languages::instance().use(preferences.language);
    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate("main", "Shows how convolutional networks work."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("files"),
                                 QApplication::translate("main", "Networks, weights and pictures to open."),
                                 QStringLiteral("[files…]"));
    const QCommandLineOption fresh(
        QStringLiteral("fresh"),
        QApplication::translate("main", "Start with LeNet-5. What was open last is left for the next start."));
    const QCommandLineOption report(
        QStringLiteral("startup-report"),
        QApplication::translate("main", "Print milliseconds to the first traced frame and memory, then quit."));
    parser.addOptions({fresh, report});
    parser.process(application);

    Theme::instance().setScale(preferences.scale);
    Theme::instance().setScheme(preferences.scheme);
    installStudioStyle(&application);
    MainWindow window(preferences);
    if (parser.isSet(report))
        new StartupReport(&window);
    if (parser.isSet(report))
        window.start(std::nullopt, parser.positionalArguments());
    else
        window.start(new Journal(userStateFolder() / "documents", &window, parser.isSet(fresh)),
                     parser.positionalArguments());
    window.show();
    return QApplication::exec();
}
