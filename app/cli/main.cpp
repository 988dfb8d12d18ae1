// vitrine-cli: what the studio's core can do, from the command line. A verb is a file in app/cli/verbs.

#include "app/cli/Verb.h"
#include "core/base/Allocator.h"

#include <algorithm>
#include <csignal>
#include <iostream>
#include <new>

namespace {

constexpr int workFailed = 1;
constexpr int wrongUsage = 2;

int report(const vitrine::Report &report, bool asJson)
{
    if (asJson)
        // A file name that is not UTF-8 must not keep the document from being valid JSON.
        std::cout << report.json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    else
        std::cout << report.text;
    std::cout.flush();
    return std::cout ? 0 : workFailed;
}

/// One line, whatever a message holds.
std::string oneLine(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// What is wrong with the arguments, as one line as well.
std::string usageLine(const CLI::App *app, const CLI::Error &error)
{
    // CLI11 only says that a verb is missing where it knows none by the name given.
    const std::vector<std::string> unknown = app->remaining();
    const std::string what = app->get_subcommands().empty() && !unknown.empty()
        ? "there is no verb or option " + unknown.front()
        : error.what();
    return "vitrine-cli: " + oneLine(what) + " (--help says what there is)\n";
}

} // namespace

int main(int argc, char **argv)
{
    vitrine::keepFreedMemory();
    // A file that may not grow further is an error that a verb reports, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    CLI::App app("Vitrine's core on the command line: networks, traces, explanations, exports.", "vitrine-cli");
    app.require_subcommand(1);
    app.failure_message(usageLine);
    const auto verbs = vitrine::makeAllVerbs();
    std::vector<CLI::App *> commands;
    for (const auto &verb : verbs) {
        CLI::App *command = app.add_subcommand(verb->name(), verb->description());
        verb->addOptions(*command);
        commands.push_back(command);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : wrongUsage;
    }
    for (std::size_t i = 0; i < verbs.size(); ++i) {
        if (!commands[i]->parsed())
            continue;
        try {
            const auto result = verbs[i]->execute();
            if (result)
                return report(*result, verbs[i]->wantsJson());
            std::cerr << "vitrine-cli: " << oneLine(result.error().message.text()) << '\n';
        } catch (const std::bad_alloc &) {
            std::cerr << "vitrine-cli: there is not enough memory for that\n";
        }
        return workFailed;
    }
    return wrongUsage;
}
