// The SDK warns on Node 20 at every start. The command sets the same variable for its users.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
