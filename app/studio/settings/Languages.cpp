#include "app/studio/settings/Languages.h"

#include <QCoreApplication>
#include <QLocale>

namespace vitrine {

namespace {

const QString chineseName = QStringLiteral("zh_CN");

QString systemLanguage()
{
    return QLocale::system().language() == QLocale::Chinese ? chineseName : QStringLiteral("en");
}

} // namespace

Languages &Languages::instance()
{
    static Languages languages;
    return languages;
}

Languages::Languages()
{
    static_cast<void>(m_vitrine.load(QStringLiteral(":/translations/vitrine_zh_CN.qm")));
    static_cast<void>(m_qt.load(QStringLiteral(":/translations/qtbase_zh_CN.qm")));
    static_cast<void>(m_plurals.load(QStringLiteral(":/translations/vitrine_en.qm")));
    QCoreApplication::installTranslator(&m_plurals); // English is where it begins
}

void Languages::use(const QString &language)
{
    const QString next = language == chineseName || language == QStringLiteral("en") ? language : systemLanguage();
    if (next == m_current)
        return;
    m_current = next;
    QLocale::setDefault(QLocale(next));
    if (next == chineseName) {
        QCoreApplication::removeTranslator(&m_plurals);
        QCoreApplication::installTranslator(&m_qt);
        QCoreApplication::installTranslator(&m_vitrine);
    } else {
        QCoreApplication::removeTranslator(&m_vitrine);
        QCoreApplication::removeTranslator(&m_qt);
        QCoreApplication::installTranslator(&m_plurals);
    }
}

QString Languages::chinese(const char *context, const char *source) const
{
    const QString text = m_vitrine.translate(context, source);
    return text.isEmpty() ? QString::fromUtf8(source) : text;
}

} // namespace vitrine
